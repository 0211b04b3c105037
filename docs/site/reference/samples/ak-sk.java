import java.net.URI;
import java.net.http.*;
import java.security.MessageDigest;
import java.time.*;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class Sample {
  public static void main(String[] arguments) throws Exception {
    var path = "/v2/" + System.getenv("PROJECT_ID") + "/fgs/functions/"
        + System.getenv("FUNCTION_URN") + "/async-invoke-config";
    var uri = URI.create(System.getenv("ENDPOINT") + path);
    var date = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").format(ZonedDateTime.now(ZoneOffset.UTC));
    var headers = "host:" + uri.getAuthority() + "\nx-sdk-date:" + date + "\n";
    var canonical = "GET\n" + path.replace(":", "%3A") + "/\n\n" + headers
        + "\nhost;x-sdk-date\n" + digest("");
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(System.getenv("SECRET_KEY").getBytes("UTF-8"), "HmacSHA256"));
    var text = "SDK-HMAC-SHA256\n" + date + "\n" + digest(canonical);
    var signature = HexFormat.of().formatHex(mac.doFinal(text.getBytes("UTF-8")));
    var request = HttpRequest.newBuilder(uri)
        .header("X-Sdk-Date", date)
        .header("Authorization", "SDK-HMAC-SHA256 Access=" + System.getenv("ACCESS_KEY")
            + ", SignedHeaders=host;x-sdk-date, Signature=" + signature)
        .build();
    var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) throw new Exception(response.body());
    System.out.println(response.body());
  }

  static String digest(String text) throws Exception {
    var sha256 = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(sha256.digest(text.getBytes("UTF-8")));
  }
}
