package io.freqwatch.alertmanager.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PushEncryptionTest {
  private static final String EXAMPLE =
      "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";
  private static final String PLAIN = "When I grow up, I want to be a watermelon";
  private static final String BROWSER_SECRET = "BTBZMqHH6r4Tts7J_aSIgg";
  private static final String BROWSER_KEY =
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

  private static byte[] decoded(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  @Test
  void encryptsTheExampleOfTheStandard() throws Exception {
    PushSubscription browser =
        new PushSubscription(URI.create("https://push.example"), BROWSER_KEY, BROWSER_SECRET);
    KeyPair ours =
        new KeyPair(
            PushKeys.publicKey(
                decoded(
                    "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")),
            PushKeys.privateKey(decoded("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")));

    byte[] body =
        PushEncryption.encrypt(
            PLAIN.getBytes(StandardCharsets.UTF_8),
            browser,
            ours,
            decoded("DGv6ra1nlYgDCS1FRnbzlw"));

    assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(body)).isEqualTo(EXAMPLE);
  }

  /** RFC 8291, section 5: the private key of the browser reads the example's message. */
  @Test
  void theBrowserOfTheStandardReadsTheExample() throws Exception {
    PushBrowser browser =
        new PushBrowser(
            new KeyPair(
                PushKeys.publicKey(decoded(BROWSER_KEY)),
                PushKeys.privateKey(decoded("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"))),
            decoded(BROWSER_SECRET));

    assertThat(browser.decrypt(decoded(EXAMPLE))).asString(StandardCharsets.UTF_8).isEqualTo(PLAIN);
  }

  /** RFC 8188, sections 3.1 and 3.2: one record, and several. */
  @Test
  void theReaderOfTheseTestsReadsTheExamplesOfContentEncoding() throws Exception {
    assertThat(
            PushBrowser.opened(
                decoded("yqdlZ-tYemfogSmv7Ws5PQ"),
                decoded("I1BsxtFttlv3u_Oo94xnmwAAEAAA-NAVub2qFgBEuQKRapoZu-IxkIva3MEB1PD-ly8Thjg")))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("I am the walrus");
    assertThat(
            PushBrowser.opened(
                decoded("BO3ZVPxUlnLORbVGMpbT1Q"),
                decoded(
                    "uNCkWiNYzKTnBN9ji3-qWAAAABkCYTHOG8chz_gnvgOqdGYovxyjuqRyJFjEDyoF1Fvkj6hQPdPHI51OEUKEpgz3SsLWIqS_uA")))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("I am the walrus");
  }

  @Test
  void takesNoSubscriptionWithoutKeys() {
    assertThatThrownBy(() -> new PushSubscription(URI.create("https://push.example"), "AA", "BB"))
        .hasMessageContaining("expected a key of 65 bytes");
  }
}
