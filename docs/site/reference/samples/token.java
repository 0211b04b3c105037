import java.net.URI;
import java.net.http.*;

class Sample {
  public static void main(String[] arguments) throws Exception {
    var path = "/v2/" + System.getenv("PROJECT_ID") + "/fgs/functions/"
        + System.getenv("FUNCTION_URN") + "/async-invoke-config";
    var request = HttpRequest.newBuilder(URI.create(System.getenv("ENDPOINT") + path))
        .header("X-Auth-Token", System.getenv("TOKEN"))
        .build();
    var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) throw new Exception(response.body());
    System.out.println(response.body());
  }
}
