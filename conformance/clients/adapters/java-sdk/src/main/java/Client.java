import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.exception.SdkException;
import com.huaweicloud.sdk.core.exception.ServiceResponseException;
import com.huaweicloud.sdk.core.http.HttpConfig;
import com.huaweicloud.sdk.core.utils.JsonUtils;
import com.huaweicloud.sdk.functiongraph.v2.FunctionGraphClient;
import com.huaweicloud.sdk.functiongraph.v2.model.ShowFunctionAsyncInvokeConfigRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a configuration with Huawei's SDK for Java. */
public class Client {
  public static void main(String[] arguments) {
    System.out.println(JsonUtils.toJSON(read(System.getenv())));
    System.exit(0);
  }

  static Map<String, Object> read(Map<String, String> env) {
    if (!env.containsKey("HUAWEICLOUD_SDK_AK")) return Map.of("skip", "it knows access keys only");
    var credentials = new BasicCredentials()
        .withAk(env.get("HUAWEICLOUD_SDK_AK"))
        .withSk(env.get("HUAWEICLOUD_SDK_SK"))
        .withSecurityToken(env.get("HUAWEICLOUD_SDK_SECURITY_TOKEN"))
        .withProjectId(env.get("FGS_PROJECT_ID"));
    var request = new ShowFunctionAsyncInvokeConfigRequest().withFunctionUrn(env.get("FGS_FUNCTION_URN"));
    try {
      var client = FunctionGraphClient.newBuilder()
          .withCredential(credentials)
          .withHttpConfig(new HttpConfig().withReadTimeout((int) Double.parseDouble(env.get("FGS_TIMEOUT"))))
          .withEndpoints(List.of(env.get("FGS_ENDPOINT")))
          .build();
      return Map.of("config", client.showFunctionAsyncInvokeConfig(request));
    } catch (ServiceResponseException refusal) {
      var error = new HashMap<String, Object>();
      error.put("status", refusal.getHttpStatusCode());
      error.put("error_code", refusal.getErrorCode());
      error.put("request_id", refusal.getRequestId());
      return Map.of("error", error);
    } catch (SdkException error) {
      return Map.of("error", Map.of("message", String.valueOf(error.getMessage())));
    }
  }
}
