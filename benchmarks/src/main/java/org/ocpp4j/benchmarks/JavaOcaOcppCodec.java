package org.ocpp4j.benchmarks;

import eu.chargetime.ocpp.JSONCommunicator;
import eu.chargetime.ocpp.Radio;
import eu.chargetime.ocpp.model.CallMessage;
import eu.chargetime.ocpp.model.core.MeterValuesConfirmation;
import eu.chargetime.ocpp.model.core.MeterValuesRequest;

/** Java-OCA-OCPP: what its session does between a text and a handler, through the same methods. */
final class JavaOcaOcppCodec implements MeterValuesCodec {
    private final OpenCommunicator communicator = new OpenCommunicator();
    private final boolean validate;

    JavaOcaOcppCodec(boolean validate) {
        this.validate = validate;
    }

    @Override
    public Object decode(String call) {
        return request(communicator.call(call));
    }

    @Override
    public String roundTrip(String call) {
        CallMessage message = communicator.call(call);
        MeterValuesRequest request = request(message);
        if (validate && !request.validate()) {
            throw new IllegalArgumentException("invalid request");
        }
        return communicator.writeCall(message, request);
    }

    @Override
    public String answer(String call) {
        CallMessage message = communicator.call(call);
        request(message);
        MeterValuesConfirmation confirmation = new MeterValuesConfirmation();
        if (validate && !confirmation.validate()) {
            throw new IllegalArgumentException("invalid confirmation");
        }
        return communicator.writeResult(message, confirmation);
    }

    private MeterValuesRequest request(CallMessage message) {
        MeterValuesRequest request = communicator.unpack(message);
        if (validate && !request.validate()) {
            throw new IllegalArgumentException("invalid request");
        }
        return request;
    }

    /** Makes the protected methods callable. */
    private static final class OpenCommunicator extends JSONCommunicator {
        OpenCommunicator() {
            super(new DeadRadio());
        }

        CallMessage call(String text) {
            return (CallMessage) parse(text);
        }

        MeterValuesRequest unpack(CallMessage message) {
            try {
                return unpackPayload(message.getPayload(), MeterValuesRequest.class);
            } catch (Exception unreadable) {
                throw new IllegalArgumentException(unreadable);
            }
        }

        String writeCall(CallMessage message, MeterValuesRequest request) {
            return (String) makeCall(message.getId(), message.getAction(), packPayload(request));
        }

        String writeResult(CallMessage message, MeterValuesConfirmation confirmation) {
            return (String) makeCallResult(message.getId(), message.getAction(), packPayload(confirmation));
        }
    }

    /** Never used. */
    private static final class DeadRadio implements Radio {
        @Override
        public void disconnect() {}

        @Override
        public void send(Object message) {}

        @Override
        public boolean isClosed() {
            return true;
        }
    }
}
