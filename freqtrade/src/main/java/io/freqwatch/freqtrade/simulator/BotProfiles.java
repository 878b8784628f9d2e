package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.market.Asset;
import io.freqwatch.freqtrade.market.Decimals;
import io.freqwatch.freqtrade.market.Noise;
import io.freqwatch.freqtrade.market.Pair;
import io.freqwatch.model.Secret;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The mix of a fleet: mostly dry-run bots on USDT, and enough others that nothing is always the
 * same. By seed and number alone.
 */
final class BotProfiles {
  private static final List<String> NAMES =
      List.of(
          "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
          "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi",
          "chi", "psi", "omega");
  private static final List<Strategy> STRATEGIES =
      List.of(
          Strategies.REVERSION,
          Strategies.PULSE,
          Strategies.SQUEEZE,
          Strategies.TREND,
          Strategies.PATIENT);

  private final long seed;

  BotProfiles(long seed) {
    this.seed = seed;
  }

  /** The first bots of the fleet; all of one dialect, or mixed where none is given. */
  List<BotProfile> first(int bots, Optional<Dialect> dialect) {
    List<BotProfile> profiles = new ArrayList<>();
    for (int i = 0; i < bots; i++) {
      profiles.add(profile(i, dialect.orElse(mixed(i))));
    }
    return profiles;
  }

  static String name(int index) {
    return index < NAMES.size() ? NAMES.get(index) : "bot-" + (index + 1);
  }

  private static Dialect mixed(int index) {
    return index % 3 == 2 ? Dialect.V2_40 : Dialect.V2_50;
  }

  private BotProfile profile(int index, Dialect dialect) {
    String name = name(index);
    long botSeed = Noise.mix(seed, name);
    Strategy strategy = STRATEGIES.get(index % STRATEGIES.size());
    boolean futures = strategy.shorts();
    boolean dryRun = index % 6 != 1;
    Asset currency = futures || !dryRun ? Asset.USDT : currency(index);
    int slots = strategy.equals(Strategies.PATIENT) ? -1 : 3 + (int) (Noise.uniform(botSeed) * 4);
    long stake = strategy.equals(Strategies.TREND) ? 0 : stake(currency, botSeed);
    return new BotProfile(
        name,
        botSeed,
        dialect,
        dryRun,
        exchange(index, dryRun),
        dryRun ? name : "binance-main",
        currency,
        futures,
        strategy,
        pairs(currency, futures, botSeed),
        slots,
        stake,
        capital(currency, strategy, slots, stake),
        0.0045 * Noise.uniform(Noise.mix(botSeed, "growth")) - 0.0008,
        "freqtrader",
        secret(botSeed, "password", 18),
        secret(botSeed, "jwt", 36),
        secret(botSeed, "ws", 24));
  }

  private static Asset currency(int index) {
    return switch (index % 9) {
      case 5 -> Asset.EUR;
      case 8 -> Asset.BTC;
      default -> Asset.USDT;
    };
  }

  private static String exchange(int index, boolean dryRun) {
    return dryRun && index % 4 == 3 ? "kraken" : "binance";
  }

  private static long stake(Asset currency, long botSeed) {
    int size = 1 + (int) (Noise.uniform(Noise.mix(botSeed, "stake")) * 4);
    return Decimals.units(currency.equals(Asset.BTC) ? 0.002 * size : 100.0 * size);
  }

  private static long capital(Asset currency, Strategy strategy, int maxOpenTrades, long stake) {
    if (stake == 0) {
      return Decimals.units(currency.equals(Asset.BTC) ? 0.05 : 2500);
    }
    int slots = maxOpenTrades < 0 ? 8 : maxOpenTrades;
    double bound = (double) stake * slots * (1 + 0.7 * strategy.maxAdjustments()) * 1.25;
    long step = Decimals.units(currency.equals(Asset.BTC) ? 0.01 : 500);
    return (long) Math.ceil(bound / step) * step;
  }

  private static List<Pair> pairs(Asset currency, boolean futures, long botSeed) {
    List<Pair> pairs = new ArrayList<>();
    for (Asset base : Asset.TRADED) {
      boolean listed = Noise.uniform(Noise.mix(botSeed, base.name())) < 0.8;
      if (!base.equals(currency) && (listed || pairs.size() < 4)) {
        pairs.add(new Pair(base, currency, futures));
      }
    }
    return List.copyOf(pairs);
  }

  private static Secret secret(long botSeed, String purpose, int bytes) {
    byte[] text = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      text[i] = (byte) (Noise.mix(Noise.mix(botSeed, purpose), i) >>> 24);
    }
    return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(text));
  }
}
