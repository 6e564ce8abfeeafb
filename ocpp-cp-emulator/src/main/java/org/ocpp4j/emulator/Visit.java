package org.ocpp4j.emulator;

/**
 * A vehicle that arrives to charge.
 *
 * @param idTag the tag that is presented
 * @param authorize whether the tag has to be authorised
 * @param leaves whether it leaves after it has charged for the time of the plan
 */
record Visit(String idTag, boolean authorize, boolean leaves) {}
