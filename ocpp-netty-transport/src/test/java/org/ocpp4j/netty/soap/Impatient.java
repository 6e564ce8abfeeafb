package org.ocpp4j.netty.soap;

import java.time.Duration;
import org.ocpp4j.soap.SoapService;

/** Bindings whose connections may be silent for a short time only. */
public final class Impatient {
    private Impatient() {}

    /** A binding that shares its port. */
    public static SharedPortBinding binding(SoapService soap, Duration silence) {
        return new SharedPortBinding(soap, silence);
    }
}
