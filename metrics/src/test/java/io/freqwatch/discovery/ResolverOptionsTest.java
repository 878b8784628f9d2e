package io.freqwatch.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class ResolverOptionsTest {
  @Test
  void readsTheFileOfTheSystem() {
    ResolverOptions options =
        ResolverOptions.parse(
            "# from DHCP\nnameserver 10.0.0.53\nnameserver not-an-address\n"
                + "nameserver fd00::53\nsearch bots.local local\noptions ndots:2 timeout:1\n");
    assertThat(options.servers())
        .containsExactly(
            new InetSocketAddress("10.0.0.53", 53), new InetSocketAddress("fd00::53", 53));
    assertThat(options.candidates("alpha"))
        .containsExactly("alpha.bots.local", "alpha.local", "alpha");
    assertThat(options.candidates("a.b.c")).first().isEqualTo("a.b.c");
    assertThat(options.candidates("alpha.")).containsExactly("alpha.");
  }

  @Test
  void asksThisMachineWhereTheFileNamesNobody() {
    assertThat(ResolverOptions.parse("").servers())
        .containsExactly(new InetSocketAddress("127.0.0.1", 53));
  }
}
