package org.ocpp4j.core.internal.shape;

import java.lang.invoke.MethodHandle;

/** The component of an open object that holds the members that the record does not name. */
record OtherMembersShape(int index, MethodHandle accessor) {}
