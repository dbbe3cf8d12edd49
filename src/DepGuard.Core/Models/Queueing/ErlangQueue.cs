namespace DepGuard.Models.Queueing;

/// <summary>
/// A queue without bound in front of c equal workers, served in order of arrival: M/M/c and, by the correction of Allen and Cunneen, M/G/c
/// (A. O. Allen, "Probability, Statistics and Queueing Theory", chapter 5). Rates are per second, times are seconds; traffic is load times
/// service time. A queue that gets at least what it can serve answers 1 to every probability and infinity to every wait.
/// </summary>
public static class ErlangQueue
{
    private const double NoMatter = 1e300;

    /// <summary>Erlang B: the share of calls that find every worker busy when none may wait.</summary>
    public static double Blocked(long workers, double traffic) => traffic > 0 ? 1 / InverseOfBlocked(workers, traffic) : 0;

    /// <summary>Erlang C: the share of calls that wait.</summary>
    public static double Waits(long workers, double traffic)
    {
        if (!(traffic > 0))
            return workers > 0 ? 0 : 1;
        if (traffic >= workers)
            return 1;

        var busy = traffic / workers;
        return 1 / ((InverseOfBlocked(workers, traffic) * (1 - busy)) + busy);
    }

    /// <summary>Mean time in the queue, in seconds: C / (c mu - lambda).</summary>
    public static double MeanWaitSeconds(double loadPerSecond, double serviceSeconds, long workers)
    {
        if (serviceSeconds <= 0)
            return 0;

        var spare = (workers / serviceSeconds) - loadPerSecond;
        return spare > 0 ? Waits(workers, loadPerSecond * serviceSeconds) / spare : double.PositiveInfinity;
    }

    /// <summary>Probability that waiting and exponential service together take longer than a time (M/M/c).</summary>
    public static double IsLate(double loadPerSecond, double serviceSeconds, long workers, double seconds)
    {
        if (serviceSeconds <= 0)
            return 0;

        var mu = 1 / serviceSeconds;
        var spare = (workers * mu) - loadPerSecond;
        if (!(spare > 0))
            return 1;
        if (double.IsPositiveInfinity(seconds))
            return 0;

        var waits = Waits(workers, loadPerSecond * serviceSeconds);
        var own = Math.Exp(-mu * seconds);
        var late = Math.Abs(spare - mu) < 1e-9 * mu
            ? own * (1 + (waits * mu * seconds))
            : own + (waits * mu / (mu - spare) * (Math.Exp(-spare * seconds) - own));
        return Math.Clamp(late, 0, 1);
    }

    /// <summary>
    /// 1 / Erlang B as the sum 1 + c/a + c(c-1)/a^2 + ..., whose terms are all positive: no digits are lost and nothing overflows, and it
    /// ends as soon as the rest does not matter, so that a million workers cost little.
    /// </summary>
    internal static double InverseOfBlocked(long workers, double traffic)
    {
        var sum = 1.0;
        var term = 1.0;
        for (var busy = workers; busy > 0; busy--)
        {
            term *= busy / traffic;
            sum += term;
            if (sum > NoMatter || (busy < traffic && term < sum * 1e-17))
                break;
        }

        return sum;
    }
}
