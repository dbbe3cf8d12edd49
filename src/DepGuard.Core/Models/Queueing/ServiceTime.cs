namespace DepGuard.Models.Queueing;

/// <summary>
/// How long one worker needs for one attempt, as an Erlang distribution. Variation is the squared coefficient of variation: 0 for a fixed
/// time, 1 for the exponential distribution, in between for Erlang-k with k = 1 / variation; above 1 the exponential form is used.
/// </summary>
internal static class ServiceTime
{
    /// <summary>From here on the distribution counts as exponential.</summary>
    public const double Exponential = 0.999;

    private const double Fixed = 1e-9;

    /// <summary>Probability that the service alone takes longer than a time.</summary>
    public static double IsLate(double meanSeconds, double variation, double seconds)
    {
        if (meanSeconds <= 0)
            return 0;
        if (!(variation >= Fixed))
            return seconds <= meanSeconds ? 1 : 0;

        var stages = Math.Max(1, Math.Round(1 / variation));
        return Erlang(stages, stages * seconds / meanSeconds);
    }

    /// <summary>Probability that a sum of k exponential stages exceeds its time, which holds x mean stages: P(Poisson(x) &lt; k).</summary>
    public static double Erlang(double stages, double x)
    {
        if (stages <= 0 || double.IsPositiveInfinity(x))
            return 0;
        if (x > 700)
            return NormalDistribution.Above((stages - 0.5 - x) / Math.Sqrt(x) * -1);

        var term = Math.Exp(-x);
        var sum = 0.0;
        for (var i = 0; i < stages && (term > 0 || i < x); i++)
        {
            sum += term;
            term *= x / (i + 1);
        }

        return Math.Min(1, sum);
    }
}
