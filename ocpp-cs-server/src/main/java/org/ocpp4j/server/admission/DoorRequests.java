package org.ocpp4j.server.admission;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.soap.HostedSoap;
import org.ocpp4j.soap.SoapRequest;
import org.ocpp4j.soap.SoapResponse;
import org.ocpp4j.soap.SoapService;

/**
 * The HTTP requests at the stations' door: those of SOAP, and those that belong to the other door. SOAP comes when the port
 * is bound, since it wants to know its address; until then it is answered 503. Thread-safe; nothing blocks.
 */
final class DoorRequests implements SoapService {
    private final String soapPath;
    private final int largestBody;
    private final OperatorRedirect redirect;
    private volatile @Nullable HostedSoap soap;

    DoorRequests(String soapPath, int largestBody, OperatorRedirect redirect) {
        this.soapPath = soapPath;
        this.largestBody = largestBody;
        this.redirect = redirect;
    }

    /** The central system's service is there. */
    void opened(HostedSoap service) {
        soap = service;
    }

    @Override
    public boolean serves(String path) {
        return isSoap(path) || redirect.serves(path);
    }

    private boolean isSoap(String path) {
        HostedSoap service = soap;
        return service == null ? path.startsWith(soapPath) : service.serves(path);
    }

    @Override
    public int largestBody() {
        return largestBody;
    }

    @Override
    public SoapResponse tooLarge(SoapRequest request) {
        HostedSoap service = soap;
        if (!isSoap(request.path())) {
            return redirect.answer(request);
        }
        return service == null ? starting() : service.tooLarge(request);
    }

    @Override
    public CompletionStage<SoapResponse> handle(SoapRequest request) {
        HostedSoap service = soap;
        if (!isSoap(request.path())) {
            return CompletableFuture.completedFuture(redirect.answer(request));
        }
        return service == null ? CompletableFuture.completedFuture(starting()) : service.handle(request);
    }

    private static SoapResponse starting() {
        return SoapResponse.text(503, "The central system is starting");
    }
}
