package org.ocpp4j.benchmarks;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.v16.BootNotificationResponse;
import org.ocpp4j.core.v16.MeterValuesResponse;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.validation.Strictness;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Several messages through ocpp4j, strict. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class MessagesBenchmark {
    @Param
    public SampleFrame frame;

    private final Ocpp4jCodec codec = new Ocpp4jCodec(Strictness.REJECT);
    private String text;
    private Response response;

    @Setup
    public void prepare() {
        text = frame.text();
        response = frame == SampleFrame.BOOT_NOTIFICATION
                ? new BootNotificationResponse(
                        RegistrationStatus.ACCEPTED, Instant.parse("2026-11-22T16:00:00.250Z"), 300)
                : new MeterValuesResponse();
    }

    /** Text to typed request. */
    @Benchmark
    public Object decode() {
        return codec.decode(text);
    }

    /** Text to typed request, typed response to text. */
    @Benchmark
    public String answer() {
        return codec.answer(text, response);
    }

    /** Text to typed request, the same request to text. */
    @Benchmark
    public String roundTrip() {
        return codec.roundTrip(text);
    }
}
