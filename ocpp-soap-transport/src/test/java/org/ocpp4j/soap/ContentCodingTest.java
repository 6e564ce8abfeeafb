package org.ocpp4j.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** gzip and deflate, both ways, and what strangers make of them. */
class ContentCodingTest {
    private static final byte[] TEXT = "<Envelope>äöü</Envelope>".repeat(50).getBytes(StandardCharsets.UTF_8);
    private static final int MEGABYTE = 1 << 20;

    private static byte[] rawDeflate(byte[] body) throws Exception {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(coded, new Deflater(9, true))) {
            out.write(body);
        }
        return coded.toByteArray();
    }

    private static UnreadableBodyException refused(List<String> codings, byte[] body, int largest) {
        return catchThrowableOfType(UnreadableBodyException.class, () -> ContentCoding.decode(codings, body, largest));
    }

    @ParameterizedTest
    @CsvSource({"gzip,gzip", "x-gzip,gzip", "X-GZIP,gzip", "GZip,gzip", "deflate,deflate", "DEFLATE,deflate"})
    void whatWasEncodedIsDecoded(String header, String coding) throws Exception {
        byte[] coded = ContentCoding.encode(coding, TEXT);
        assertThat(coded.length).isLessThan(TEXT.length / 5);
        assertThat(ContentCoding.decode(List.of(header), coded, TEXT.length)).isEqualTo(TEXT);
    }

    @Test
    void deflateWithoutItsWrappingIsDecodedToo() throws Exception {
        for (byte[] body : List.of(TEXT, new byte[0], new byte[] {1}, new byte[MEGABYTE])) {
            assertThat(ContentCoding.decode(List.of("deflate"), rawDeflate(body), MEGABYTE))
                    .isEqualTo(body);
            assertThat(ContentCoding.decode(List.of("deflate"), ContentCoding.encode("deflate", body), MEGABYTE))
                    .isEqualTo(body);
        }
    }

    @Test
    void withoutCodingTheBodyIsThatWhichCame() throws Exception {
        assertThat(ContentCoding.decode(List.of(), TEXT, TEXT.length)).isSameAs(TEXT);
        assertThat(ContentCoding.decode(List.of("identity", ", "), TEXT, TEXT.length))
                .isSameAs(TEXT);
        assertThat(ContentCoding.decode(List.of("gzip"), new byte[0], 10)).isEmpty();
        assertThat(refused(List.of(), TEXT, TEXT.length - 1).status()).isEqualTo(413);
    }

    @Test
    void severalCodingsAreTakenOffFromTheLast() throws Exception {
        byte[] coded = ContentCoding.encode("gzip", ContentCoding.encode("deflate", TEXT));
        assertThat(ContentCoding.decode(List.of("deflate, gzip"), coded, MEGABYTE))
                .isEqualTo(TEXT);
        assertThat(ContentCoding.decode(List.of("deflate", "identity", "x-gzip"), coded, MEGABYTE))
                .isEqualTo(TEXT);
        assertThat(refused(List.of("gzip, deflate"), coded, MEGABYTE).status()).isEqualTo(400);
    }

    @Test
    void codingsThatAreUnknownOrTooManyAreRefused() {
        for (String codings : List.of("br", "gzip, br", "compress", "gzip;q=1", "gzip, gzip, gzip")) {
            UnreadableBodyException refusal = refused(List.of(codings), TEXT, MEGABYTE);
            assertThat(refusal.status()).isEqualTo(415);
            assertThat(refusal).hasMessageContaining("content coding");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void brokenDataAreRefused(String coding) {
        byte[] coded = ContentCoding.encode(coding, TEXT);
        byte[] flipped = coded.clone();
        flipped[coded.length - 2] ^= 0x55; // in the length or the checksum
        byte[] other = coded.clone();
        other[coded.length - 5] ^= 0x55; // in the checksum or the data
        for (byte[] body : List.of(
                flipped, other, TEXT, Arrays.copyOf(coded, coded.length / 2), Arrays.copyOf(coded, 1), new byte[] {
                    0x78, 0x20
                })) {
            UnreadableBodyException refusal = refused(List.of(coding), body, MEGABYTE);
            assertThat(refusal.status()).isEqualTo(400);
            assertThat(refusal).hasMessageContaining(coding);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void aBombIsNotBlownUp(String coding) {
        byte[] bomb = ContentCoding.encode(coding, new byte[10 * MEGABYTE]);
        assertThat(refused(List.of(coding), bomb, MEGABYTE).status()).isEqualTo(413);
        assertThat(refused(List.of(coding), ContentCoding.encode(coding, new byte[101]), 100)
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aBombBetweenTwoCodingsIsNotBlownUpEither() throws Exception {
        byte[] empty = ContentCoding.encode("gzip", new byte[0]);
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        while (members.size() <= 2 * MEGABYTE) {
            members.writeBytes(empty); // many of them decode to nothing at all
        }
        byte[] coded = ContentCoding.encode("gzip", members.toByteArray());
        assertThat(coded.length).isLessThan(MEGABYTE / 10);
        assertThat(ContentCoding.decode(List.of("gzip"), coded, 3 * MEGABYTE)).hasSize(members.size());
        assertThat(ContentCoding.decode(List.of("gzip, gzip"), coded, 3 * MEGABYTE))
                .isEmpty();
        assertThat(refused(List.of("gzip, gzip"), coded, MEGABYTE).status()).isEqualTo(413);
    }

    @Test
    void gzipMayHaveAnyHeaderAndSeveralMembers() throws Exception {
        byte[] coded = ContentCoding.encode("gzip", TEXT);
        ByteArrayOutputStream decorated = new ByteArrayOutputStream();
        decorated.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 31, 1, 2, 3, 4, 0, 3});
        decorated.writeBytes(new byte[] {2, 0, 'x', 'x', 'n', 'a', 'm', 'e', 0, 'c', 0, 7, 7});
        decorated.write(coded, 10, coded.length - 10);
        decorated.writeBytes(ContentCoding.encode("gzip", new byte[] {1, 2, 3}));
        decorated.writeBytes(new byte[5]); // padding is ignored
        byte[] plain = Arrays.copyOf(TEXT, TEXT.length + 3);
        System.arraycopy(new byte[] {1, 2, 3}, 0, plain, TEXT.length, 3);
        assertThat(ContentCoding.decode(List.of("gzip"), decorated.toByteArray(), MEGABYTE))
                .isEqualTo(plain);
        for (int length = 1; length < 30; length++) {
            byte[] cut = Arrays.copyOf(decorated.toByteArray(), length);
            assertThat(refused(List.of("gzip"), cut, MEGABYTE).status()).isEqualTo(400);
        }
    }

    /** No array could hold what these grow to. */
    @Test
    void aBombOfGigabytesIsGivenUpEarly() {
        byte[] member = ContentCoding.encode("gzip", new byte[10 * MEGABYTE]);
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(new byte[10 * MEGABYTE]);
        byte[] block = new byte[MEGABYTE];
        block = Arrays.copyOf(block, deflater.deflate(block, 0, block.length, Deflater.SYNC_FLUSH));
        deflater.end();
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        ByteArrayOutputStream blocks = new ByteArrayOutputStream();
        for (int i = 0; i < 300; i++) {
            members.writeBytes(member);
            blocks.writeBytes(block);
        }
        blocks.writeBytes(new byte[] {3, 0});
        assertThat(refused(List.of("gzip"), members.toByteArray(), MEGABYTE)).hasMessageContaining("1048576");
        assertThat(refused(List.of("deflate"), blocks.toByteArray(), MEGABYTE)).hasMessageContaining("1048576");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | gzip",
                "GZIP, DEFLATE | gzip",
                "deflate, gzip | gzip",
                "deflate | deflate",
                "x-gzip | gzip",
                "br, deflate;q=0.5 | deflate",
                "gzip;q=0.5, deflate;q=0.8 | deflate",
                "gzip ; q=0.001 | gzip",
                "gzip;q=0, deflate | deflate",
                "gzip;q=0 |",
                "* | gzip",
                "*;q=0.3, gzip;q=0 | deflate",
                "*;q=0 |",
                "gzip;q=0, * | deflate",
                "identity | ",
                "identity, gzip;q=0.5 |",
                "identity;q=0.5, gzip;q=0.5 | gzip",
                "gzip;q=2 |",
                "gzip;q=high |",
                "gzip;level=9 |",
                "br |",
                ", |"
            })
    void theAnswerIsInWhatThePeerPrefers(String header, String chosen) {
        assertThat(ContentCoding.chosen(List.of(header)).orElse(null)).isEqualTo(chosen);
        assertThat(ContentCoding.chosen(List.of(header.split(",", -1))).orElse(null))
                .isEqualTo(chosen);
    }

    @Test
    void whoAsksForNothingGetsNoCoding() {
        assertThat(ContentCoding.chosen(List.of())).isEmpty();
    }
}
