using DepGuard.Facts;
using DepGuard.Readers.Spring.Applications;
using DepGuard.Readers.Spring.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Spring.Calls;

/// <summary>A binding of Spring Cloud Stream: a service sends messages to a destination, or receives those that are sent there.</summary>
/// <param name="Service">The service.</param>
/// <param name="Name">Name of the binding.</param>
/// <param name="Destination">Topic or exchange.</param>
/// <param name="IsProducer">True if it sends, false if it receives, null if nothing tells.</param>
/// <param name="At">The destination's place.</param>
internal sealed record StreamBinding(Reference Service, string Name, string Destination, bool? IsProducer, SourceSpan At)
{
    private const string Prefix = "spring.cloud.stream.bindings.";

    /// <summary>The bindings of an application.</summary>
    public static IEnumerable<StreamBinding> Read(SpringApplication application)
    {
        var bindings = application.Properties.Under("springcloudstreambindings")
            .Where(property => property.Name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            .GroupBy(property => property.Name[Prefix.Length..].Split('.')[0]);
        foreach (var binding in bindings)
        {
            var fields = binding.Select(property => PropertyName.Fold(property.Name[(Prefix.Length + binding.Key.Length)..])).ToList();
            if (binding.FirstOrDefault(property => PropertyName.Fold(property.Name[(Prefix.Length + binding.Key.Length)..]) == "destination") is { } destination)
                foreach (var topic in destination.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                    yield return new StreamBinding(application.Service, binding.Key, topic, Direction(binding.Key, fields), destination.At);
        }
    }

    /// <summary>From each service that sends to a destination to each that receives from it.</summary>
    public static IEnumerable<CallFact> Join(IReadOnlyList<StreamBinding> bindings)
    {
        var consumers = bindings.Where(binding => binding.IsProducer == false)
            .DistinctBy(binding => (binding.Destination, binding.Service))
            .ToLookup(binding => binding.Destination, StringComparer.Ordinal);
        foreach (var producer in bindings.Where(binding => binding.IsProducer == true).DistinctBy(binding => (binding.Destination, binding.Service)))
            foreach (var consumer in consumers[producer.Destination].Where(consumer => consumer.Service != producer.Service))
                yield return new CallFact(producer.Service, new Address(consumer.Service.Name), $"{Prefix}{producer.Name}.destination", producer.At, Confidence.Declared)
                {
                    ModeByKey = CallMode.Async,
                    OnlyIfKnown = true,
                };
    }

    /// <summary>Function style names say it (<c>pay-out-0</c>); older names do by habit; else settings that only one side has.</summary>
    private static bool? Direction(string name, List<string> fields)
    {
        var parts = name.Split('-');
        if (parts.Length > 2 && parts[^1].All(char.IsAsciiDigit) && parts[^2] is "in" or "out")
            return parts[^2] == "out";
        if (fields.Exists(field => field.StartsWith("producer", StringComparison.Ordinal)))
            return true;
        if (fields.Exists(field => field == "group" || field.StartsWith("consumer", StringComparison.Ordinal)))
            return false;
        return name.EndsWith("output", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Out", StringComparison.Ordinal) || name.EndsWith("-out", StringComparison.Ordinal) ? true
            : name.EndsWith("input", StringComparison.OrdinalIgnoreCase) || name.EndsWith("In", StringComparison.Ordinal) || name.EndsWith("-in", StringComparison.Ordinal) ? false
            : null;
    }
}
