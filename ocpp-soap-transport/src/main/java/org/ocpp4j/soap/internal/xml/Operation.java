package org.ocpp4j.soap.internal.xml;

import org.ocpp4j.core.version.MessageKind;

/**
 * An operation of a service.
 *
 * @param action the name of the action
 * @param request the layout of the request
 * @param response the layout of the response
 */
public record Operation(String action, Layout.Sequence request, Layout.Sequence response) {
    /** The layout of one of its messages. */
    public Layout.Sequence layout(MessageKind kind) {
        return kind == MessageKind.REQUEST ? request : response;
    }

    /** The element that holds one of its messages (OCPP-S 1.6, section 5). */
    public String element(MessageKind kind) {
        return Character.toLowerCase(action.charAt(0)) + action.substring(1) + kind.suffix();
    }

    /** The action of one of its messages in WS-Addressing. */
    public String wsaAction(MessageKind kind) {
        return "/" + action + (kind == MessageKind.REQUEST ? "" : "Response");
    }
}
