package io.freqwatch.freqtrade.api;

import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lets through to one bot what {@link ReadEndpoint} lists, and nothing else: whatever happens
 * above, no call leaves here that could trade.
 */
final class ReadOnlyTransport implements BotTransport {
  private final BotAddress bot;
  private final BotTransport transport;
  private final List<Allowed> allowed = new ArrayList<>();

  private record Allowed(String method, Pattern path) {
    boolean permits(String callMethod, String callPath) {
      return method.equals(callMethod) && path.matcher(callPath).matches();
    }
  }

  ReadOnlyTransport(BotAddress bot, BotTransport transport) {
    this.bot = bot;
    this.transport = transport;
    for (ReadEndpoint endpoint : ReadEndpoint.values()) {
      allowed.add(new Allowed(endpoint.method(), pattern(bot, endpoint)));
    }
  }

  @Override
  public HttpAnswer fetch(HttpCall call) {
    if (!isAllowed(call)) {
      throw new IllegalArgumentException(
          call.method()
              + " "
              + call.uri().getRawPath()
              + " does not read; refused to call bot "
              + bot.name());
    }
    return transport.fetch(call);
  }

  private boolean isAllowed(HttpCall call) {
    URI uri = call.uri();
    boolean sameBot =
        bot.url().getScheme().equals(uri.getScheme())
            && bot.url().getRawAuthority().equals(uri.getRawAuthority());
    String path = uri.getRawPath();
    return sameBot && allowed.stream().anyMatch(each -> each.permits(call.method(), path));
  }

  private static Pattern pattern(BotAddress bot, ReadEndpoint endpoint) {
    String path = bot.resolve(endpoint.template().replace("{id}", "0")).getRawPath();
    return Pattern.compile(Pattern.quote(path).replace("/trade/0", "/trade/\\E[0-9]{1,19}\\Q"));
  }
}
