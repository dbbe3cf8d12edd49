using System.Globalization;

namespace DepGuard.Facts.Policies;

/// <summary>How often a call is tried; the first try counts. Without a limit it is <see cref="Unbounded"/>, which is more than any number.</summary>
public readonly record struct Attempts : IComparable<Attempts>
{
    private readonly long? _count;

    private Attempts(long? count) => _count = count;

    /// <summary>No retry.</summary>
    public static Attempts Once { get; } = new(1);

    /// <summary>Retries without end.</summary>
    public static Attempts Unbounded { get; } = new(null);

    /// <summary>True when nothing ends the retries.</summary>
    public bool IsUnbounded => _count is null;

    /// <summary>The number of tries; null when unbounded.</summary>
    public long? Count => _count;

    /// <summary>This many tries in total, at least one.</summary>
    public static Attempts Of(long total) => new(Math.Max(1, total));

    /// <summary>The first try and this many retries; a negative number means retries without end, as formats that write -1 do.</summary>
    public static Attempts AfterRetries(long retries) => retries < 0 ? Unbounded : new(retries == long.MaxValue ? retries : retries + 1);

    /// <summary>Tries of a layer whose every try is repeated by another layer: the product, which never overflows.</summary>
    public static Attempts operator *(Attempts left, Attempts right)
    {
        if (left._count is not { } a || right._count is not { } b)
            return Unbounded;
        return new(a > long.MaxValue / b ? long.MaxValue : a * b);
    }

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator <(Attempts left, Attempts right) => left.CompareTo(right) < 0;

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator >(Attempts left, Attempts right) => left.CompareTo(right) > 0;

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator <=(Attempts left, Attempts right) => left.CompareTo(right) <= 0;

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator >=(Attempts left, Attempts right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(Attempts other) => (_count ?? long.MaxValue).CompareTo(other._count ?? long.MaxValue) is var order and not 0
        ? order
        : IsUnbounded.CompareTo(other.IsUnbounded);

    /// <summary>The number, or <c>unbounded</c>.</summary>
    public override string ToString() => _count?.ToString(CultureInfo.InvariantCulture) ?? "unbounded";
}
