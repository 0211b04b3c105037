import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.JSON;
import org.openapitools.client.api.AsynchronousInvocationApi;
import org.openapitools.client.model.Error;

/** Reads a configuration with the client that openapi-generator makes for Java. */
public class Client {
  public static void main(String[] arguments) {
    JSON.setGson(JSON.getGson().newBuilder().serializeNulls().create());
    System.out.println(JSON.serialize(read(System.getenv())));
    System.exit(0);
  }

  static Map<String, Object> read(Map<String, String> env) {
    if (!env.containsKey("FGS_TOKEN")) return Collections.singletonMap("skip", "it knows tokens only");
    ApiClient client = new ApiClient().setBasePath(env.get("FGS_ENDPOINT"));
    client.setReadTimeout((int) (1000 * Double.parseDouble(env.get("FGS_TIMEOUT"))));
    client.addDefaultHeader("X-Auth-Token", env.get("FGS_TOKEN"));
    AsynchronousInvocationApi api = new AsynchronousInvocationApi(client);
    try {
      return Collections.singletonMap(
          "config", api.showFunctionAsyncInvokeConfig(env.get("FGS_PROJECT_ID"), env.get("FGS_FUNCTION_URN")));
    } catch (ApiException refusal) {
      return Collections.singletonMap("error", facts(refusal));
    } catch (RuntimeException error) {
      return Collections.singletonMap("error", Collections.singletonMap("message", error.getClass().getName()));
    }
  }

  static Map<String, Object> facts(ApiException refusal) {
    Map<String, Object> facts = new HashMap<>();
    // Where no answer came, there is nothing to tell.
    if (refusal.getCode() == 0) return facts;
    facts.put("status", refusal.getCode());
    for (Map.Entry<String, List<String>> field : refusal.getResponseHeaders().entrySet())
      if (field.getKey().equalsIgnoreCase("X-Request-Id")) facts.put("request_id", field.getValue().get(0));
    try {
      facts.put("error_code", Error.fromJson(refusal.getResponseBody()).getErrorCode());
    } catch (Exception unreadable) {
      // The status has to do.
    }
    return facts;
  }
}
