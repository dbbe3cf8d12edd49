namespace DepGuard.Models.Deadlines;

/// <summary>When the attempts of a call take place.</summary>
/// <param name="Attempts">Attempts, the first counts; infinite for retries without end.</param>
/// <param name="Timeout">Limit of one attempt.</param>
/// <param name="FirstDelay">Delay before the first retry.</param>
/// <param name="Growth">How many times longer each delay is than the one before; 1 and less for a constant delay.</param>
/// <param name="LongestDelay">Where delays stop growing; null if nowhere.</param>
public sealed record RetryTiming(double Attempts, TimeSpan Timeout, TimeSpan FirstDelay = default, double Growth = 1, TimeSpan? LongestDelay = null)
{
    /// <summary>Time that the call takes at most: all timeouts and all delays between them. Null if it may never end.</summary>
    public TimeSpan? Need => NeedOf(Attempts) is var seconds && double.IsPositiveInfinity(seconds) ? null : Seconds.ToTime(seconds);

    /// <summary>True when a deadline leaves no room for a second attempt: the retry exists on paper only.</summary>
    public bool RetryCannotFit(TimeSpan deadline) => Attempts > 1 && deadline.TotalSeconds < 2 * Timeout.TotalSeconds;

    /// <summary>Most attempts that end within a deadline after other work; null if any number does.</summary>
    public long? LargestThatFits(TimeSpan deadline, TimeSpan otherWork = default)
    {
        var room = (deadline - otherWork).TotalSeconds;
        if (Timeout <= TimeSpan.Zero && FirstDelay <= TimeSpan.Zero)
            return null;

        var (fits, tooMany) = (0L, 1L);
        while (NeedOf(tooMany) <= room + 1e-9)
        {
            if (tooMany > long.MaxValue / 2)
                return null;
            (fits, tooMany) = (tooMany, tooMany * 2);
        }

        while (tooMany - fits > 1)
        {
            var middle = fits + ((tooMany - fits) / 2);
            (fits, tooMany) = NeedOf(middle) <= room + 1e-9 ? (middle, tooMany) : (fits, middle);
        }

        return fits;
    }

    private double NeedOf(double attempts)
    {
        var timeout = Timeout.TotalSeconds;
        var n = Math.Max(1, attempts);
        return (timeout > 0 ? n * timeout : 0) + Delays(n - 1);
    }

    /// <summary>The sum of the delays: a geometric sum as long as they grow, then a product.</summary>
    private double Delays(double retries)
    {
        var first = FirstDelay.TotalSeconds;
        if (first <= 0 || retries <= 0)
            return 0;
        if (!(Growth > 1))
            return retries * first;

        var cap = Math.Max(first, LongestDelay?.TotalSeconds ?? double.PositiveInfinity);
        var growing = Math.Min(retries, Math.Ceiling(Math.Log(cap / first) / Math.Log(Growth)));
        var rest = retries - growing;
        return (first * (Math.Pow(Growth, growing) - 1) / (Growth - 1)) + (rest > 0 ? rest * cap : 0);
    }
}
