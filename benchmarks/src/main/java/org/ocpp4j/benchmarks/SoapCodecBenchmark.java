package org.ocpp4j.benchmarks;

import java.util.concurrent.TimeUnit;
import org.ocpp4j.core.codec.Frame;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.codec.FrameLimits;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.soap.internal.xml.Addressing;
import org.ocpp4j.soap.internal.xml.Call;
import org.ocpp4j.soap.internal.xml.EnvelopeReader;
import org.ocpp4j.soap.internal.xml.EnvelopeWriter;
import org.ocpp4j.soap.internal.xml.FaultException;
import org.ocpp4j.soap.internal.xml.Operation;
import org.ocpp4j.soap.internal.xml.Service;
import org.ocpp4j.soap.internal.xml.SoapVersion;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.node.ObjectNode;

/**
 * MeterValues of OCPP 1.6 with 24 samples as SOAP: an envelope as text to a typed message, and back. Ours reads the headers
 * and checks the message; JAXB over Woodstox, as Apache CXF uses them, reads the body only, unchecked or by the schema.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SoapCodecBenchmark {
    private static final MessageCodec CODEC = MessageCodec.of(Ocpp16.VERSION);
    private static final Action<?, ?> ACTION = CODEC.action("MeterValues").orElseThrow();
    private static final Operation OPERATION =
            SoapVersion.V16.operation(Service.CENTRAL_SYSTEM, "MeterValues").orElseThrow();
    private static final Addressing HEADERS = Addressing.request(
            "CP-1", OPERATION, "urn:uuid:1", "http://station.example/", "http://central.example/Ocpp");

    private final MeterValuesRequest message = sample();
    private final String envelope = write(message);
    private final JaxbMeterValuesCodec jaxb = new JaxbMeterValuesCodec();
    private final JaxbMeterValues bean = jaxb.read(envelope, false);

    /** A stand-in for the state that JMH makes. */
    public SoapCodecBenchmark() {}

    @Benchmark
    public Object readOcpp4j() throws FaultException {
        Call call = new EnvelopeReader(envelope).call(Service.CENTRAL_SYSTEM);
        return CODEC.decode(ACTION, MessageKind.REQUEST, call.payload(), Strictness.REJECT);
    }

    @Benchmark
    public Object readJaxb() {
        return jaxb.read(envelope, false);
    }

    @Benchmark
    public Object readJaxbBySchema() {
        return jaxb.read(envelope, true);
    }

    @Benchmark
    public String writeOcpp4j() {
        return write(message);
    }

    @Benchmark
    public String writeJaxb() {
        return jaxb.write(bean);
    }

    private static MeterValuesRequest sample() {
        Frame.Call call = (Frame.Call) new FrameCodec(FrameLimits.DEFAULT).read(SampleFrame.METER_VALUES_24.text());
        return (MeterValuesRequest) CODEC.decode(ACTION, MessageKind.REQUEST, call.payload(), Strictness.REJECT)
                .message();
    }

    private static String write(MeterValuesRequest message) {
        ObjectNode payload = CODEC.encode(message, Strictness.REJECT);
        return EnvelopeWriter.message(
                SoapVersion.V16, Service.CENTRAL_SYSTEM, OPERATION, MessageKind.REQUEST, HEADERS, payload);
    }
}
