package org.ocpp4j.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.GenericStatus;
import org.ocpp4j.core.v16.ResetStatus;
import org.ocpp4j.core.v16.UnitOfMeasure;

/** Values of enumerations. */
class WireEnumTest {
    @Test
    void aListedNameGivesTheConstant() {
        assertThat(ChargePointStatus.of("SuspendedEVSE")).isSameAs(ChargePointStatus.SUSPENDED_EVSE);
    }

    @Test
    void namesAreComparedExactly() {
        assertThat(ChargePointStatus.of("charging").isKnown()).isFalse();
        assertThat(ChargePointStatus.of("Charging ").isKnown()).isFalse();
        assertThat(ChargePointStatus.of("").isKnown()).isFalse();
        assertThat(ChargePointStatus.of("charging")).isNotEqualTo(ChargePointStatus.CHARGING);
    }

    @Test
    void anUnknownNameIsKept() {
        ChargePointStatus odd = ChargePointStatus.of("Plugged in");
        assertThat(odd.wireName()).isEqualTo("Plugged in");
        assertThat(odd).hasToString("Plugged in").isEqualTo(ChargePointStatus.of("Plugged in"));
        assertThat(odd).hasSameHashCodeAs(ChargePointStatus.of("Plugged in"));
        assertThat(ChargePointStatus.values()).doesNotContain(odd);
    }

    @Test
    void valuesOfTwoEnumerationsAreNeverEqual() {
        assertThat((Object) ResetStatus.of("Accepted")).isNotEqualTo(GenericStatus.of("Accepted"));
        assertThat(ResetStatus.of("x")).isNotEqualTo(null).isNotEqualTo("x");
    }

    @Test
    void bothSpellingsOfTheDegreeAreKnown() {
        assertThat(UnitOfMeasure.of("Celcius").isKnown()).isTrue();
        assertThat(UnitOfMeasure.of("Celsius").isKnown()).isTrue();
    }
}
