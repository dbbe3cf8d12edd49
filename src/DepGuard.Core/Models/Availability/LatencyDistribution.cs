using DepGuard.Models.Queueing;

namespace DepGuard.Models.Availability;

/// <summary>Log-normal latency through two measured percentiles; a 99th percentile below the median counts as the median.</summary>
/// <param name="Median">Half of the answers take at most this.</param>
/// <param name="Percentile99">99 of 100 answers take at most this.</param>
public sealed record LatencyDistribution(TimeSpan Median, TimeSpan Percentile99)
{
    /// <summary>Mean latency.</summary>
    public TimeSpan Mean => Seconds.ToTime(Median.TotalSeconds * Math.Exp(Sigma * Sigma / 2));

    /// <summary>Squared coefficient of variation, as queues need it.</summary>
    public double Variation => Math.Exp(Sigma * Sigma) - 1;

    private double Sigma => Median > TimeSpan.Zero && Percentile99 > Median ? Math.Log(Percentile99 / Median) / NormalDistribution.Percentile99 : 0;

    /// <summary>Share of answers that take longer.</summary>
    public double ShareAbove(TimeSpan limit)
    {
        if (limit <= TimeSpan.Zero)
            return 1;
        if (Sigma == 0)
            return limit < Median ? 1 : 0;

        return NormalDistribution.Above(Math.Log(limit / Median) / Sigma);
    }

    /// <summary>Share of requests that wait for at least one of the slowest 1 % of answers when they need several: 1 - 0.99^k.</summary>
    public static double FanOutTail(long calls) => 1 - Math.Pow(0.99, Math.Max(0, calls));
}
