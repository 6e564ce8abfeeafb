package org.ocpp4j.examples;

import java.util.List;
import org.ocpp4j.core.codec.Frame;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.codec.FrameLimits;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.core.version.MessageKind;

/** Reads a frame and says what is wrong with it. */
public final class CheckFrame {
    private CheckFrame() {}

    /**
     * Checks the CALLs that are given as arguments.
     *
     * @param frames CALL frames of OCPP 1.6
     */
    public static void main(String[] frames) {
        for (String text : frames) {
            check(text).forEach(violation -> System.out.println(violation.message()));
        }
    }

    static List<Violation> check(String text) {
        Frame.Call call = (Frame.Call) new FrameCodec(FrameLimits.DEFAULT).read(text);
        MessageCodec codec = MessageCodec.of(Ocpp16.VERSION);
        return codec.validate(codec.action(call.action()).orElseThrow(), MessageKind.REQUEST, call.payload());
    }
}
