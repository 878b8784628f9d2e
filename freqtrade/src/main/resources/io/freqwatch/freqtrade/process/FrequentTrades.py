"""A strategy to watch, not to earn with: it trades often, on any market.

Each pair enters with nearly every candle and leaves within minutes, by profit, stop loss, time or
signal, so that everything a monitor shows of a bot has a value soon: wins and losses, tags and
reasons, locks, protections, orders that are cancelled.
"""

from datetime import timedelta

from freqtrade.strategy import IStrategy

LONGEST = timedelta(seconds=75)
PATIENT_DISCOUNT = 0.99


class FrequentTrades(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "1m"
    startup_candle_count = 20
    process_only_new_candles = True
    minimal_roi = {"0": 0.002, "1": 0.0008}
    stoploss = -0.0015
    use_exit_signal = True
    order_types = {
        "entry": "limit",
        "exit": "limit",
        "emergency_exit": "market",
        "stoploss": "limit",
        "stoploss_on_exchange": False,
    }

    @property
    def protections(self):
        return [
            {
                "method": "StoplossGuard",
                "lookback_period_candles": 5,
                "trade_limit": 1,
                "stop_duration_candles": 2,
                "only_per_pair": True,
            },
            {
                "method": "LowProfitPairs",
                "lookback_period_candles": 2,
                "trade_limit": 1,
                "stop_duration_candles": 2,
                "required_profit": 0.0,
            },
        ]

    def version(self):
        return "1"

    def populate_indicators(self, dataframe, metadata):
        dataframe["mean"] = dataframe["close"].rolling(10).mean()
        return dataframe

    def populate_entry_trend(self, dataframe, metadata):
        turn = dataframe["date"].dt.minute + sum(map(ord, metadata["pair"]))
        dataframe["enter_long"] = 1
        dataframe["enter_tag"] = "trend"
        dataframe.loc[dataframe["close"] < dataframe["mean"], "enter_tag"] = "dip"
        dataframe.loc[turn % 3 == 0, "enter_tag"] = "patient"
        return dataframe

    def populate_exit_trend(self, dataframe, metadata):
        dataframe["exit_long"] = 0
        return dataframe

    def custom_entry_price(self, pair, trade, current_time, proposed_rate, entry_tag, side, **kwargs):
        """A patient order waits below the market until it is cancelled."""
        return proposed_rate * PATIENT_DISCOUNT if entry_tag == "patient" else proposed_rate

    def custom_exit(self, pair, trade, current_time, current_rate, current_profit, **kwargs):
        age = current_time - trade.open_date_utc
        return "time" if age > LONGEST * (1 + trade.id % 3) / 3 else None
