package org.ocpp4j.benchmarks;

/** One way to read and write the frames of MeterValues. */
interface MeterValuesCodec {
    /** Reads a CALL into a typed request. */
    Object decode(String call);

    /** Reads a CALL into a typed request, and writes that request as a CALL again. */
    String roundTrip(String call);

    /** Reads a CALL into a typed request, and writes the typed response as a CALLRESULT: the work of a central system. */
    String answer(String call);
}
