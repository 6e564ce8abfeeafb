package org.ocpp4j.core.official;

import org.ocpp4j.core.official.Model.Group;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;

/** A message that an official file describes. */
record Message(
        OcppVersion version, Action<?, ?> action, MessageKind kind, Edition edition, Group model, Oracle oracle) {
    String name() {
        return action.name() + kind.suffix();
    }

    @Override
    public String toString() {
        return "OCPP " + version.name() + " " + name();
    }
}
