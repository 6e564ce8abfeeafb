package org.ocpp4j.json.internal.frame;

import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.codec.FrameLimits;

/** Makes codecs for connections whose messages have a limit. */
public final class FrameCodecs {
    private FrameCodecs() {}

    /** A codec for messages of so many bytes; since no character takes less than a byte, it holds for characters too. */
    public static FrameCodec ofSize(int maxFrameSize) {
        FrameLimits defaults = FrameLimits.DEFAULT;
        return new FrameCodec(new FrameLimits(
                maxFrameSize,
                defaults.depth(),
                Math.max(defaults.stringLength(), maxFrameSize / 2),
                defaults.numberLength()));
    }
}
