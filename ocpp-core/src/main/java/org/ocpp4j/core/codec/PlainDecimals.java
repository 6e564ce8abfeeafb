package org.ocpp4j.core.codec;

import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.StreamWriteException;
import tools.jackson.core.util.JsonGeneratorDelegate;

/** Writes decimals without an exponent, which small devices can read, unless the zeros would make them too long. */
final class PlainDecimals extends JsonGeneratorDelegate {
    private final int mostCharacters;

    PlainDecimals(JsonGenerator json, int mostCharacters) {
        super(json, false);
        this.mostCharacters = mostCharacters;
    }

    @Override
    public JsonGenerator writeNumber(BigDecimal number) {
        int signAndPoint = 3;
        boolean fits = Math.abs((long) number.scale()) + number.precision() + signAndPoint <= mostCharacters;
        delegate.writeNumber(fits ? number.toPlainString() : number.toString());
        return this;
    }

    /** JSON has neither NaN nor infinity; the generator would write a string. */
    @Override
    public JsonGenerator writeNumber(double number) {
        if (!Double.isFinite(number)) {
            throw new StreamWriteException(this, number + " is no number of JSON");
        }
        return super.writeNumber(number);
    }

    @Override
    public JsonGenerator writeNumber(float number) {
        if (!Float.isFinite(number)) {
            throw new StreamWriteException(this, number + " is no number of JSON");
        }
        return super.writeNumber(number);
    }
}
