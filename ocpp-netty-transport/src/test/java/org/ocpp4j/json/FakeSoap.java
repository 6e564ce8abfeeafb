package org.ocpp4j.json;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.ocpp4j.soap.SoapRequest;
import org.ocpp4j.soap.SoapResponse;
import org.ocpp4j.soap.SoapService;

/** A service that sends back what it gets, unless told otherwise. */
final class FakeSoap implements SoapService {
    static final int LARGEST = 1_000;

    final List<SoapRequest> requests = new CopyOnWriteArrayList<>();
    Function<SoapRequest, CompletionStage<SoapResponse>> answer =
            request -> CompletableFuture.completedFuture(echo(request));

    static SoapResponse echo(SoapRequest request) {
        return new SoapResponse(200, Map.of("content-type", "application/soap+xml"), request.body());
    }

    @Override
    public boolean serves(String path) {
        return path.equals("/Ocpp") || path.startsWith("/Ocpp/");
    }

    @Override
    public int largestBody() {
        return LARGEST;
    }

    @Override
    public SoapResponse tooLarge(SoapRequest request) {
        return SoapResponse.text(413, "Too large for " + request.path());
    }

    @Override
    public CompletionStage<SoapResponse> handle(SoapRequest request) {
        requests.add(request);
        return answer.apply(request);
    }

    SoapRequest request() {
        Await.until("a request has come", () -> !requests.isEmpty());
        return requests.get(0);
    }
}
