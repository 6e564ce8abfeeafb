package org.ocpp4j.soap.internal.xml;

import org.ocpp4j.core.version.MessageKind;

/**
 * An operation of a service.
 *
 * @param action the name of the action
 * @param request how the request looks
 * @param response how the response looks
 */
public record Operation(String action, Layout.Sequence request, Layout.Sequence response) {
    /** How one of its messages looks. */
    public Layout.Sequence layout(MessageKind kind) {
        return kind == MessageKind.REQUEST ? request : response;
    }

    /** The element that holds one of its messages (OCPP-S 1.6, section 5). */
    public String element(MessageKind kind) {
        return Character.toLowerCase(action.charAt(0)) + action.substring(1) + kind.suffix();
    }

    /** What WS-Addressing calls one of its messages. */
    public String wsaAction(MessageKind kind) {
        return "/" + action + (kind == MessageKind.REQUEST ? "" : "Response");
    }
}
