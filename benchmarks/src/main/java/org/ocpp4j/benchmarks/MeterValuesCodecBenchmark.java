package org.ocpp4j.benchmarks;

import java.util.concurrent.TimeUnit;
import org.ocpp4j.core.error.InvalidMessageException;
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
import tools.jackson.databind.json.JsonMapper;

/** The same MeterValues frame of about 900 bytes through several libraries. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class MeterValuesCodecBenchmark {
    @Param
    public Contender contender;

    private MeterValuesCodec codec;
    private String text;

    /** A contender that loses something on the way, or does not validate as it promises, is not measured. */
    @Setup
    public void prepare() {
        codec = contender.codec();
        text = SampleFrame.METER_VALUES_8.text();
        if (contender.validates() && !refuses(text.replace("\"value\":\"63\",", ""))) {
            throw new IllegalStateException(contender + " reads a sampled value without value");
        }
        JsonMapper mapper = JsonMapper.builder().build();
        String back = codec.roundTrip(text);
        if (!mapper.readTree(back).equals(mapper.readTree(text))) {
            throw new IllegalStateException(contender + " turned " + text + " into " + back);
        }
    }

    private boolean refuses(String frame) {
        try {
            codec.decode(frame);
            return false;
        } catch (IllegalArgumentException | InvalidMessageException refused) {
            return true;
        }
    }

    /** Text to typed request. */
    @Benchmark
    public Object decode() {
        return codec.decode(text);
    }

    /** Text to typed request, typed response to text. */
    @Benchmark
    public String answer() {
        return codec.answer(text);
    }

    /** Text to typed request, the same request to text. */
    @Benchmark
    public String roundTrip() {
        return codec.roundTrip(text);
    }
}
