package org.ocpp4j.benchmarks;

import org.ocpp4j.core.codec.Frame;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.codec.FrameLimits;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.v16.MeterValuesResponse;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;

/** This library, for any action. */
final class Ocpp4jCodec implements MeterValuesCodec {
    private static final Response METER_VALUES_RESPONSE = new MeterValuesResponse();

    private final FrameCodec frames = new FrameCodec(FrameLimits.DEFAULT);
    private final MessageCodec messages = MessageCodec.of(Ocpp16.VERSION);
    private final Strictness strictness;

    Ocpp4jCodec(Strictness strictness) {
        this.strictness = strictness;
    }

    @Override
    public Object decode(String call) {
        return decode((Frame.Call) frames.read(call));
    }

    @Override
    public String roundTrip(String call) {
        Frame.Call frame = (Frame.Call) frames.read(call);
        Object request = decode(frame);
        return frames.write(new Frame.Call(frame.messageId(), frame.action(), messages.encode(request, strictness)));
    }

    @Override
    public String answer(String call) {
        return answer(call, METER_VALUES_RESPONSE);
    }

    String answer(String call, Response response) {
        Frame.Call frame = (Frame.Call) frames.read(call);
        decode(frame);
        return frames.write(new Frame.CallResult(frame.messageId(), messages.encode(response, strictness)));
    }

    private Object decode(Frame.Call frame) {
        Action<?, ?> action = messages.action(frame.action()).orElseThrow();
        return messages.decode(action, MessageKind.REQUEST, frame.payload(), strictness)
                .message();
    }
}
