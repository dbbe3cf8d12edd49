using System.Buffers;
using System.Globalization;
using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Settings;
using DepGuard.Readers.Units;

namespace DepGuard.Readers.DotNet.Clients;

/// <summary>
/// A section that configures a standard handler of <c>Microsoft.Extensions.Http.Resilience</c>, recognised by at least two of its parts, since
/// its name is up to the program. Source: dotnet/extensions <c>src/Libraries/Microsoft.Extensions.Http.Resilience</c>.
/// </summary>
internal sealed class ResilienceSection
{
    private static readonly HashSet<string> Parts = new(StringComparer.OrdinalIgnoreCase)
    {
        "Retry", "TotalRequestTimeout", "AttemptTimeout", "CircuitBreaker", "RateLimiter", "Hedging",
    };

    private static readonly SearchValues<string> AnyPart = SearchValues.Create([.. Parts], StringComparison.OrdinalIgnoreCase);

    private static readonly HashSet<string> NamelessSections = new(StringComparer.Ordinal)
    {
        "resilience", "resilienceoptions", "standardresilience", "httpresilience", "httpclientresilience", "httpstandardresilience",
        "httpstandardresilienceoptions", "standard", "options", "hedging", "policies", "policy", "pipeline", "handler", "http", "httpclient",
    };

    private readonly string _path;
    private readonly Dictionary<string, Setting> _values;
    private readonly string _name;

    private ResilienceSection(string path, Dictionary<string, Setting> values)
    {
        (_path, _values) = (path, values);
        var parts = path.Split(':');
        IsNameless = NamelessSections.Contains(FoldedName.Of(parts[^1]));
        _name = ClientName.Fold(IsNameless ? parts.Length > 1 ? parts[^2] : string.Empty : parts[^1]);
    }

    private bool IsNameless { get; }

    private bool IsHedging => _values.Keys.Any(key => key.StartsWith("Hedging:", StringComparison.OrdinalIgnoreCase));

    /// <summary>The sections among settings.</summary>
    public static IReadOnlyList<ResilienceSection> Find(IReadOnlyList<Setting> settings)
    {
        var found = new Dictionary<string, (HashSet<string> Parts, Dictionary<string, Setting> Values)>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in settings.Where(setting => setting.Key.Path.Contains(':') && setting.Key.Text.AsSpan().ContainsAny(AnyPart)))
        {
            var path = setting.Key.Path.Split(':');
            var at = Array.FindIndex(path, Parts.Contains);
            if (at < 1 || at == path.Length - 1)
                continue;
            var start = at > 1 && path[at - 1].Equals("Endpoint", StringComparison.OrdinalIgnoreCase) ? at - 1 : at;
            var prefix = string.Join(':', path[..start]);
            var (parts, values) = found.TryGetValue(prefix, out var known) ? known : found[prefix] = (new(StringComparer.OrdinalIgnoreCase), new(StringComparer.OrdinalIgnoreCase));
            parts.Add(path[at]);
            values[string.Join(':', path[start..])] = setting;
        }

        return [.. found.Where(pair => pair.Value.Parts.Count > 1).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new ResilienceSection(pair.Key, WithEndpoint(pair.Key, pair.Value.Values, settings)))];
    }

    /// <summary>True for a call whose address stands in this section or in the one that it is a part of, or whose client has its name.</summary>
    public bool Governs(CallFact call)
    {
        var key = new SettingKey(call.Key);
        var section = key.Path.LastIndexOf(':') is var end and > 0 ? key.Path[..end] : string.Empty;
        if (section.Length > 0 && (section.Equals(_path, StringComparison.OrdinalIgnoreCase) || (IsNameless && _path.LastIndexOf(':') is var last and > 0 && section.Equals(_path[..last], StringComparison.OrdinalIgnoreCase))))
            return true;
        return _name.Length > 0 && (ClientName.Fold(call.Target.Host) == _name || ClientName.Of(key) == _name);
    }

    /// <summary>What the section states, and the defaults of the handler that it configures.</summary>
    public IEnumerable<CallPolicy> Policies()
    {
        var at = _values.Values.MinBy(setting => setting.At)!.At;
        yield return new CallPolicy(Layer.Client, ResilienceDefaults.Product, Provenance.Declared, at)
        {
            Attempts = Whole(IsHedging ? "Hedging:MaxHedgedAttempts" : "Retry:MaxRetryAttempts") is { } retries
                ? retries == int.MaxValue ? Attempts.Unbounded : Attempts.AfterRetries(Math.Max(0, retries)) : null,
            Timeout = Limit(AttemptKey),
            Deadline = Limit("TotalRequestTimeout:Timeout"),
            Backoff = Backoff(),
            Breaker = Breaker(),
            Limits = Limits(),
        };
        yield return IsHedging ? ResilienceDefaults.Hedging(at) : ResilienceDefaults.Standard(at);
    }

    /// <summary>Numbers that mean something else than they look like, and combinations with which the program does not start.</summary>
    public IEnumerable<Fact> Problems(Reference service)
    {
        foreach (var (key, setting) in _values.OrderBy(pair => pair.Value.At))
            if (IsDuration(key) && setting.Value.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 && DurationText.DotNet(setting.Value) is { Days: > 0 } days)
                yield return Problem(service, setting, $"a number without colons counts days, so this is {days.Days.ToString(CultureInfo.InvariantCulture)} days");
        var attempt = Duration(AttemptKey);
        if (attempt is null)
            yield break;
        if (attempt > (Duration("TotalRequestTimeout:Timeout") ?? ResilienceDefaults.Deadline))
            yield return Problem(service, _values[AttemptKey], "one attempt may take longer than the whole request, with which the program does not start");
        if (!IsHedging && attempt * 2 > (Duration("CircuitBreaker:SamplingDuration") ?? ResilienceDefaults.Sampling))
            yield return Problem(service, _values[AttemptKey], "the sampling duration of the circuit breaker has to be twice as long, or the program does not start");
    }

    private string AttemptKey => IsHedging ? "Endpoint:Timeout:Timeout" : "AttemptTimeout:Timeout";

    /// <summary>The part <c>Endpoint</c> of a hedging handler, whose timeout has a common name.</summary>
    private static Dictionary<string, Setting> WithEndpoint(string path, Dictionary<string, Setting> values, IReadOnlyList<Setting> settings)
    {
        var key = $"{path}:Endpoint:Timeout:Timeout";
        if (settings.FirstOrDefault(setting => setting.Key.Path.Equals(key, StringComparison.OrdinalIgnoreCase)) is { } timeout)
            values["Endpoint:Timeout:Timeout"] = timeout;
        return values;
    }

    private static ProblemFact Problem(Reference service, Setting setting, string reason) =>
        new("DPG0006", setting.At, $"{service.Name}:{setting.Key.Path}", [$"{setting.Key.Path} of {service.Name}", reason]) { Services = [service] };

    private static bool IsDuration(string key) =>
        key.EndsWith("Timeout", StringComparison.OrdinalIgnoreCase) || key.EndsWith("Delay", StringComparison.OrdinalIgnoreCase) || key.EndsWith("Duration", StringComparison.OrdinalIgnoreCase);

    private Backoff? Backoff() => Duration(IsHedging ? "Hedging:Delay" : "Retry:Delay") is { } first
        ? new Backoff(first, Duration("Retry:MaxDelay"), !IsHedging && Text("Retry:BackoffType") is null or "Exponential")
        : null;

    private Breaker? Breaker()
    {
        var prefix = IsHedging ? "Endpoint:CircuitBreaker" : "CircuitBreaker";
        var ratio = double.TryParse(Text($"{prefix}:FailureRatio"), NumberStyles.Float, CultureInfo.InvariantCulture, out var share) ? new Ratio(share) : (Ratio?)null;
        var open = Duration($"{prefix}:BreakDuration");
        return ratio is null && open is null ? null : new Breaker { FailureRatio = ratio ?? ResilienceDefaults.FailureRatio, OpenFor = open ?? ResilienceDefaults.Break };
    }

    private CallLimits? Limits()
    {
        var prefix = IsHedging ? "Endpoint:RateLimiter" : "RateLimiter";
        var (permits, queue) = (Whole($"{prefix}:DefaultRateLimiterOptions:PermitLimit"), Whole($"{prefix}:DefaultRateLimiterOptions:QueueLimit"));
        return permits is null && queue is null ? null : new CallLimits { Requests = permits, Pending = queue };
    }

    private TimeLimit? Limit(string key) => Duration(key) is { } value ? TimeLimit.Of(value) : null;

    private TimeSpan? Duration(string key) => DurationText.DotNet(Text(key));

    private int? Whole(string key) => int.TryParse(Text(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string? Text(string key) => _values.GetValueOrDefault(key)?.Value;
}
