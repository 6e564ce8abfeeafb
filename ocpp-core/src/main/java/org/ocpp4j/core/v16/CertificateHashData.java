package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.MaxLength;

/**
 * Identifies a certificate by hashes, in the way of OCSP (RFC 6960) (OCPP 1.6 security whitepaper, section 6.1).
 *
 * @param hashAlgorithm algorithm of both hashes
 * @param issuerNameHash hash over the DER form of the distinguished name of the issuer, in hexadecimal digits
 * @param issuerKeyHash hash over the DER form of the public key of the issuer, without tag and length, in hexadecimal
 *     digits
 * @param serialNumber serial number in hexadecimal digits, without leading zeros and without a prefix
 */
public record CertificateHashData(
        HashAlgorithm hashAlgorithm,
        @MaxLength(128) String issuerNameHash,
        @MaxLength(128) String issuerKeyHash,
        @MaxLength(40) String serialNumber) {}
