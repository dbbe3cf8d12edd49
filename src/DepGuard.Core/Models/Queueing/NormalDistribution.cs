namespace DepGuard.Models.Queueing;

/// <summary>Tail of the standard normal distribution.</summary>
internal static class NormalDistribution
{
    /// <summary>The point that 1 % of the distribution exceeds.</summary>
    public const double Percentile99 = 2.3263478740408408;

    private const double SeriesEnds = 3;

    /// <summary>
    /// Probability of a value above z: near the middle by the series of the error function, outside by Laplace's continued fraction
    /// (Abramowitz and Stegun, 26.2.11 and 26.2.14). At least ten digits.
    /// </summary>
    public static double Above(double z)
    {
        if (double.IsNaN(z))
            return 1;
        if (z < 0)
            return 1 - Above(-z);

        var density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        return z < SeriesEnds ? 0.5 - (density * Series(z)) : density / Fraction(z);
    }

    private static double Series(double z)
    {
        var (sum, term) = (z, z);
        for (var i = 3; i < 120; i += 2)
        {
            term *= z * z / i;
            sum += term;
        }

        return sum;
    }

    private static double Fraction(double z)
    {
        var value = z;
        for (var i = 80; i > 0; i--)
            value = z + (i / value);
        return value;
    }
}
