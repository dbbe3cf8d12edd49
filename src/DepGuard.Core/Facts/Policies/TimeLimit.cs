using System.Globalization;

namespace DepGuard.Facts.Policies;

/// <summary>A limit of time that somebody states or a product documents; <see cref="None"/> says that there is none, which is stated too.</summary>
public readonly record struct TimeLimit : IComparable<TimeLimit>
{
    private readonly TimeSpan? _value;

    private TimeLimit(TimeSpan? value) => _value = value;

    /// <summary>Stated or documented: no limit.</summary>
    public static TimeLimit None { get; } = new(null);

    /// <summary>The limit; null when there is none.</summary>
    public TimeSpan? Value => _value;

    /// <summary>This much time; zero or less means that the limit is switched off, as proxies read it.</summary>
    public static TimeLimit Of(TimeSpan value) => value > TimeSpan.Zero ? new(value) : None;

    /// <summary>This many seconds.</summary>
    public static TimeLimit Seconds(double seconds) => Of(TimeSpan.FromSeconds(seconds));

    /// <summary>This many milliseconds.</summary>
    public static TimeLimit Milliseconds(double milliseconds) => Of(TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>Order by tightness: no limit comes last.</summary>
    public int CompareTo(TimeLimit other) => (_value ?? TimeSpan.MaxValue).CompareTo(other._value ?? TimeSpan.MaxValue);

    /// <summary>The limit as people write it: <c>250 ms</c>, <c>2.5 s</c>, <c>unlimited</c>.</summary>
    public override string ToString() => _value is not { } value ? "unlimited"
        : value < TimeSpan.FromSeconds(1) ? string.Create(CultureInfo.InvariantCulture, $"{value.TotalMilliseconds:0.###} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{value.TotalSeconds:0.###} s");
}
