package org.ocpp4j.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.ocpp4j.core.codec.Frame;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.codec.FrameLimits;
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

/** Frames alone: text to tree and back, without messages. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class FrameCodecBenchmark {
    @Param
    public SampleFrame frame;

    private final FrameCodec codec = new FrameCodec(FrameLimits.DEFAULT);
    private String text;
    private byte[] utf8;
    private Frame tree;

    @Setup
    public void prepare() {
        text = frame.text();
        utf8 = text.getBytes(StandardCharsets.UTF_8);
        tree = codec.read(text);
    }

    @Benchmark
    public Frame readText() {
        return codec.read(text);
    }

    @Benchmark
    public Frame readUtf8() {
        return codec.read(utf8);
    }

    @Benchmark
    public String write() {
        return codec.write(tree);
    }
}
