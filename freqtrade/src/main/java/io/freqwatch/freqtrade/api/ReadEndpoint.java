package io.freqwatch.freqtrade.api;

import java.time.Duration;

/**
 * The allow-list: every call that reads, and nothing else. A bot's credential can trade, so the
 * transport of a {@link BotReader} refuses whatever is not one of these.
 */
public enum ReadEndpoint {
  PING("GET", "/ping", Weight.LIGHT, 2, 64),
  VERSION("GET", "/version", Weight.LIGHT, 10, 64),
  SHOW_CONFIG("GET", "/show_config", Weight.LIGHT, 10, 256),
  HEALTH("GET", "/health", Weight.LIGHT, 10, 64),
  COUNT("GET", "/count", Weight.LIGHT, 10, 64),
  STATUS("GET", "/status", Weight.LIGHT, 10, 8192),
  PROFIT("GET", "/profit", Weight.HEAVY, 15, 256),
  PROFIT_ALL("GET", "/profit_all", Weight.HEAVY, 15, 256),
  BALANCE("GET", "/balance", Weight.HEAVY, 15, 2048),
  PERFORMANCE("GET", "/performance", Weight.LIGHT, 10, 2048),
  ENTRIES("GET", "/entries", Weight.LIGHT, 10, 2048),
  EXITS("GET", "/exits", Weight.LIGHT, 10, 2048),
  MIX_TAGS("GET", "/mix_tags", Weight.HEAVY, 15, 4096),
  STATS("GET", "/stats", Weight.HEAVY, 15, 1024),
  DAILY("GET", "/daily", Weight.HEAVY, 15, 2048),
  WEEKLY("GET", "/weekly", Weight.HEAVY, 15, 2048),
  MONTHLY("GET", "/monthly", Weight.HEAVY, 15, 2048),
  TRADES("GET", "/trades", Weight.HEAVY, 15, 16384),
  TRADE("GET", "/trade/{id}", Weight.LIGHT, 10, 512),
  LOCKS("GET", "/locks", Weight.LIGHT, 10, 2048),
  WHITELIST("GET", "/whitelist", Weight.LIGHT, 10, 1024),
  BLACKLIST("GET", "/blacklist", Weight.LIGHT, 10, 1024),
  LOGS("GET", "/logs", Weight.LIGHT, 10, 2048),
  SYSINFO("GET", "/sysinfo", Weight.HEAVY, 15, 256),
  /** Reads, though by POST: the body says which columns. */
  PAIR_CANDLES("POST", "/pair_candles", Weight.HEAVY, 15, 2048),
  HISTORIC_BALANCE("GET", "/historic_balance", Weight.LIGHT, 10, 4096);

  /** How much a call takes from the trading loop; of each weight one call is in flight at most. */
  public enum Weight {
    LIGHT,
    HEAVY
  }

  private final String method;
  private final String template;
  private final Weight weight;
  private final Duration timeout;
  private final int maxBytes;

  ReadEndpoint(String method, String template, Weight weight, int timeoutSeconds, int maxKib) {
    this.method = method;
    this.template = template;
    this.weight = weight;
    this.timeout = Duration.ofSeconds(timeoutSeconds);
    this.maxBytes = maxKib * 1024;
  }

  public String method() {
    return method;
  }

  /** The path below {@code /api/v1}, never with an id in it: the value of the label endpoint. */
  public String template() {
    return template;
  }

  public Weight weight() {
    return weight;
  }

  /** How long a call may take in all, unless {@link BotOptions} say otherwise. */
  public Duration timeout() {
    return timeout;
  }

  /** The largest answer that is read. */
  public int maxBytes() {
    return maxBytes;
  }
}
