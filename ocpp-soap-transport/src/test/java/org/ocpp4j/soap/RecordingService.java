package org.ocpp4j.soap;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A service that remembers what came, below {@code /Ocpp}, up to 1,000 bytes. */
final class RecordingService implements SoapService {
    static final int LARGEST = 1_000;

    final List<SoapRequest> requests = new CopyOnWriteArrayList<>();
    private final Function<SoapRequest, CompletionStage<SoapResponse>> answers;

    RecordingService(Function<SoapRequest, CompletionStage<SoapResponse>> answers) {
        this.answers = answers;
    }

    /** Answers at once. */
    static RecordingService saying(SoapResponse answer) {
        return new RecordingService(request -> CompletableFuture.completedFuture(answer));
    }

    /** Answers with the body of the request. */
    static RecordingService echo() {
        return new RecordingService(request -> CompletableFuture.completedFuture(
                new SoapResponse(200, Map.of("content-type", "application/soap+xml"), request.body())));
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith("/Ocpp");
    }

    @Override
    public int largestBody() {
        return LARGEST;
    }

    @Override
    public SoapResponse tooLarge(SoapRequest request) {
        return SoapResponse.text(413, "too large for " + request.path());
    }

    @Override
    public CompletionStage<SoapResponse> handle(SoapRequest request) {
        requests.add(request);
        return answers.apply(request);
    }
}
