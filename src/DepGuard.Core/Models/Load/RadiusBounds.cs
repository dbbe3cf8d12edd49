namespace DepGuard.Models.Load;

/// <summary>
/// Bounds of the spectral radius of a load matrix: 1 and more means that calls in a cycle multiply without end.
/// </summary>
/// <param name="Lower">Not below this.</param>
/// <param name="Upper">Not above this.</param>
public readonly record struct RadiusBounds(double Lower, double Upper)
{
    /// <summary>The middle of the bounds.</summary>
    public double Value => double.IsPositiveInfinity(Upper) ? Upper : (Lower + Upper) / 2;

    /// <summary>True below 1, false from 1 on, null when the bounds do not tell.</summary>
    public bool? Converges => Upper < 1 ? true : Lower >= 1 ? false : null;
}
