namespace DepGuard.Models.Queueing;

/// <summary>1 + r + r^2 + ..., the weight of neighbouring states of a queue.</summary>
internal static class GeometricSum
{
    /// <summary>The sum of the first terms; r is from 0 to 1.</summary>
    public static double Of(double ratio, double terms)
    {
        if (terms <= 0)
            return 0;

        var gap = 1 - ratio;
        // Near 1 the quotient loses its digits, and two terms of the expansion are exact enough.
        return gap * terms < 1e-6 ? terms * (1 - (gap * (terms - 1) / 2)) : (1 - Math.Pow(ratio, terms)) / gap;
    }
}
