import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.AsynchronousInvocationApi;
import org.openapitools.client.model.AsyncInvokeConfig;
import org.openapitools.client.model.Error;
import org.openapitools.client.model.FuncAsyncDestinationConfig;
import org.openapitools.client.model.FuncDestinationConfig;

public class Run {
  static String side(FuncDestinationConfig config) {
    return config == null ? "" : config.getDestination() + " " + config.getParam();
  }

  public static void main(String[] urns) throws Exception {
    ApiClient client = new ApiClient().setBasePath(System.getenv("BASE_URL"));
    client.addDefaultHeader("X-Auth-Token", System.getenv("TOKEN"));
    AsynchronousInvocationApi api = new AsynchronousInvocationApi(client);
    for (String urn : urns) {
      try {
        AsyncInvokeConfig config = api.showFunctionAsyncInvokeConfig(System.getenv("PROJECT_ID"), urn);
        FuncAsyncDestinationConfig destinations = config.getDestinationConfig();
        System.out.println(String.join("\t", "200", config.getFuncUrn(),
            config.getMaxAsyncEventAgeInSeconds().toString(), config.getMaxAsyncRetryAttempts().toString(),
            side(destinations.getOnSuccess()), side(destinations.getOnFailure())));
      } catch (ApiException refusal) {
        if (refusal.getCode() == 0) throw refusal;
        System.out.println(refusal.getCode() + "\t" + Error.fromJson(refusal.getResponseBody()).getErrorCode());
      }
    }
    System.exit(0);
  }
}
