package org.ocpp4j.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.error.MalformedFrameException;

/** What a frame beyond a limit costs: no more than its text. */
class FrameMemoryTest {
    private static final long BASE = 512 << 10;

    private final FrameCodec codec = new FrameCodec(FrameLimits.DEFAULT);

    @Test
    void aFrameThatIsTooLongIsNotCopied() throws Exception {
        byte[] bytes = new byte[16 << 20];
        assertThat(allocatedByRefusing(() -> codec.read(bytes))).isLessThan(BASE);
        String text = " ".repeat(16 << 20);
        assertThat(allocatedByRefusing(() -> codec.read(text))).isLessThan(BASE);
        assertThat(allocatedByRefusing(() -> codec.readTree(text))).isLessThan(BASE);
    }

    @Test
    void depthCostsNothingBeyondTheLimit() throws Exception {
        String arrays = "[2,\"1\",\"A\"," + "[".repeat(1_000_000);
        assertThat(allocatedByRefusing(() -> codec.read(arrays))).isLessThan(2L * arrays.length() + BASE);
        String objects = "[2,\"1\",\"A\"," + "{\"a\":".repeat(200_000);
        assertThat(allocatedByRefusing(() -> codec.read(objects))).isLessThan(2L * objects.length() + BASE);
    }

    @Test
    void aLongStringOrNumberIsGivenUpAtTheLimit() throws Exception {
        FrameCodec small = new FrameCodec(new FrameLimits(1 << 20, 32, 1000, 100));
        String string = "[2,\"1\",\"A\",{\"a\":\"" + "x".repeat(1_000_000) + "\"}]";
        assertThat(allocatedByRefusing(() -> small.read(string))).isLessThan(4L * string.length() + BASE);
        String number = "[2,\"1\",\"A\",{\"a\":" + "9".repeat(1_000_000) + "}]";
        assertThat(allocatedByRefusing(() -> small.read(number))).isLessThan(4L * number.length() + BASE);
    }

    @Test
    void anExponentIsNotExpanded() throws Exception {
        Frame frame = codec.read("[2,\"1\",\"A\",{\"a\":1e999999999}]");
        long allocated = allocated(() -> assertThat(codec.write(frame)).contains("1E+999999999"));
        assertThat(allocated).isLessThan(BASE);
    }

    @Test
    void theLargestFrameTakesABoundedTree() throws Exception {
        byte[] many = ("[2,\"1\",\"A\",[" + "{},".repeat(340_000) + "{}]]").getBytes(StandardCharsets.UTF_8);
        long allocated = allocated(() -> assertThat(codec.read(many)).isInstanceOf(Frame.Call.class));
        assertThat(allocated).isLessThan(128L * many.length);
    }

    private static long allocatedByRefusing(Runnable read) throws ReflectiveOperationException {
        return allocated(
                () -> assertThatExceptionOfType(MalformedFrameException.class).isThrownBy(read::run));
    }

    /** By reflection, because the module under test does not read the one with the counter. */
    private static long allocated(Runnable work) throws ReflectiveOperationException {
        work.run(); // loads the classes
        Object threads = Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getThreadMXBean")
                .invoke(null);
        Method allocatedBytes =
                Class.forName("com.sun.management.ThreadMXBean").getMethod("getThreadAllocatedBytes", long.class);
        long thread = Thread.currentThread().getId();
        long before = (Long) allocatedBytes.invoke(threads, thread);
        work.run();
        return (Long) allocatedBytes.invoke(threads, thread) - before;
    }
}
