package org.ocpp4j.emulator;

/**
 * A vehicle that comes to charge.
 *
 * @param idTag the tag that is presented
 * @param authorize whether the tag has to be authorised
 * @param leaves whether it leaves when it has charged for as long as the plan says
 */
record Visit(String idTag, boolean authorize, boolean leaves) {}
