using DepGuard.Facts.Policies;
using DepGuard.Readers.Spring.Settings;

namespace DepGuard.Readers.Spring.Policies;

/// <summary>Time limits and breakers of Hystrix commands. A command wraps its call with all retries of the client inside, so its limit is a deadline.</summary>
internal sealed class HystrixPolicies(Properties properties)
{
    private const string Product = "hystrix";
    private const string DefaultName = "default";

    private readonly Dictionary<string, NamedSection> _commands =
        NamedSection.Read(properties, "hystrix", "command").ToDictionary(command => command.Name, StringComparer.OrdinalIgnoreCase);

    private NamedSection? Default => _commands.GetValueOrDefault(DefaultName);

    /// <summary>The policies of each named command; a command that is named after a service guards the calls to it.</summary>
    public IEnumerable<(string Client, CallPolicy Policy)> Named() =>
        _commands.Values.Where(command => command != Default).SelectMany(command => Of(command.Over(Default), Layer.Code).Select(policy => (command.Name, policy)));

    /// <summary>The policies of a gateway's calls to a service, as far as they are stated.</summary>
    public IEnumerable<CallPolicy> For(string service)
    {
        var command = _commands.GetValueOrDefault(service) is { } own && own != Default ? own.Over(Default) : Default;
        return command is null ? [] : Of(command, Layer.Gateway).Where(policy => policy.Provenance == Provenance.Declared);
    }

    private static IEnumerable<CallPolicy> Of(NamedSection command, Layer layer)
    {
        var isOff = command.Find("executiontimeoutenabled")?.IsFalse == true;
        var ratio = PropertyNumber.Percent(command.Find("circuitbreakererrorthresholdpercentage"));
        var open = PropertyNumber.Duration(command.Find("circuitbreakersleepwindowinmilliseconds"));
        var declared = new CallPolicy(layer, Product, Provenance.Declared, command.At)
        {
            Deadline = isOff ? TimeLimit.None : PropertyNumber.Limit(command.Find("executionisolationthreadtimeoutinmilliseconds")),
            Breaker = ratio is null && open is null ? null : new Breaker { FailureRatio = ratio, OpenFor = open },
            Limits = PropertyNumber.Whole(command.Find("executionisolationsemaphoremaxconcurrentrequests")) is { } requests ? new CallLimits { Requests = requests } : null,
        };
        if (!declared.IsEmpty)
            yield return declared;

        // HystrixCommandProperties: 1 s, 50 % of 20 requests, 5 s asleep.
        yield return new CallPolicy(layer, Product, Provenance.Default, command.At)
        {
            Deadline = TimeLimit.Seconds(1),
            Breaker = new Breaker { FailureRatio = Ratio.Percent(50), OpenFor = TimeSpan.FromSeconds(5) },
        };
    }
}
