using System.Globalization;
using DepGuard.Checks.Deadlines;
using DepGuard.Facts;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Policies;
using DepGuard.Findings;
using DepGuard.Models;

namespace DepGuard.Checks.Capacity;

/// <summary>The numbers behind a finding about a hub, in words and with their lines.</summary>
internal static class CaseText
{
    /// <summary>A rate such as <c>53.3/s</c>.</summary>
    public static string Rate(double perSecond) => double.IsPositiveInfinity(perSecond) ? "without end" : string.Create(CultureInfo.InvariantCulture, $"{perSecond:0.#}/s");

    /// <summary>A number with two places, such as <c>1.22</c>.</summary>
    public static string Number(double number) => double.IsPositiveInfinity(number) ? "without end" : number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A share such as <c>60 %</c>.</summary>
    public static string Share(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#} %");

    /// <summary>The form <c>8 workers / 150 ms = 53.3/s</c>.</summary>
    public static string Capacity(HubCase hub) =>
        string.Create(CultureInfo.InvariantCulture, $"Capacity: {hub.Hub.Workers} workers / {TimeText.Of(hub.Hub.ServiceTime)} = {Rate(hub.Hub.CapacityPerSecond)}.");

    /// <summary>How the time of a worker comes about; nothing if it waits for nobody.</summary>
    public static IEnumerable<string> HoldTime(HubCase hub)
    {
        if (hub.Waits.Count == 0 || hub.Numbers.ServiceTime is not { } own)
            yield break;
        var waits = hub.Waits.Select(wait => $"{TimeText.Of(Seconds.ToTime(wait.Seconds))} for {wait.Call.Callee.Id}");
        yield return $"A worker is busy for {TimeText.Of(own.Value)} itself, and waits {string.Join(" and ", waits)}.";
    }

    /// <summary>Every number that the case rests on, with its line; what is assumed says so.</summary>
    public static IEnumerable<RelatedLocation> Places(HubCase hub)
    {
        if (hub.Numbers.Workers is { } workers)
            yield return Place(workers, string.Create(CultureInfo.InvariantCulture, $"{hub.Service.Id} has {workers.Value} workers"));
        if (hub.Numbers.ServiceTime is { } time)
            yield return Place(time, $"{hub.Service.Id} works {TimeText.Of(time.Value)} on a request");
        if (hub.Numbers.Rate is { } rate)
            yield return Place(rate, $"{Rate(rate.Value)} reach {hub.Service.Id} from outside");
        foreach (var place in hub.LoadPlaces)
            yield return place;
        foreach (var (call, seconds) in hub.Waits)
            yield return new RelatedLocation($"{hub.Service.Id} waits {TimeText.Of(Seconds.ToTime(seconds))} for {call.Callee.Id}", call.Evidence[0].At);
        if (hub.TypicalCaller is { } typical)
            foreach (var policy in WaitingTime.SourcesOf(typical))
                if (WaitingTime.PlaceOf(typical, policy) is var place && !hub.LoadPlaces.Contains(place))
                    yield return place;
        if (hub.Numbers.Queue is { } queue)
            yield return Place(queue, queue.Value == long.MaxValue ? "the queue has no bound" : string.Create(CultureInfo.InvariantCulture, $"{queue.Value} requests may wait"));
    }

    /// <summary>What the formulas take for granted because nothing states it.</summary>
    public static string Assumed(HubCase hub)
    {
        List<string> taken = [];
        if (hub.Callers.Any(edge => edge.Usage.Calls is null))
            taken.Add("one call for each request where no number is stated");
        taken.Add("service times that vary as an exponential distribution does");
        if (hub.Numbers.Queue is null)
            taken.Add("a queue without bound");
        if (hub.Hub.Timeout is null)
            taken.Add("callers that wait for ever");
        return $"Assumed: {string.Join(", ", taken)}.";
    }

    /// <summary>A number with its place; what is not declared says so.</summary>
    public static RelatedLocation Place<T>(Stated<T> stated, string text) =>
        new(stated.Provenance == Provenance.Declared ? text : $"{text} ({Label.Of(stated.Provenance)})", stated.At);
}
