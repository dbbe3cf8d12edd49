using System.Globalization;

namespace DepGuard.Facts.Policies;

/// <summary>A share, such as 0.2 of the load.</summary>
/// <param name="Value">0 for nothing, 1 for all.</param>
public readonly record struct Ratio(double Value)
{
    /// <summary>The share that a percentage stands for.</summary>
    public static Ratio Percent(double percent) => new(percent / 100);

    /// <summary>The share as people write it: <c>20 %</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value * 100:0.##} %");
}
