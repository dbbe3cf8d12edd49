using System.Reflection;
using DepGuard.Facts;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Policies;
using DepGuard.Graph;
using DepGuard.Graph.Changes;
using Xunit;

namespace DepGuard.Tests.Conventions;

/// <summary>No property of a service, an edge or a policy is forgotten when states are compared and releases are put together.</summary>
public class FieldTests
{
    private static readonly Service A = new("a", ServiceKind.Service, [], [], [], [], []);
    private static readonly Edge Call = new(A, A with { Id = "b" }, CallMode.Sync, [], null, [new Evidence(default, "", Confidence.Declared)]);

    /// <summary>Records inside of a policy, each property of which is compared with the whole.</summary>
    public static TheoryData<Type> Parts => [typeof(Backoff), typeof(Breaker), typeof(CallLimits)];

    [Fact]
    public void Every_property_of_a_service_is_a_field_or_left_out_with_a_reason() =>
        Assert.Equal(
            Properties(typeof(Service), (nameof(Service.Numbers), typeof(ServiceNumbers))),
            Listed(ServiceFields.All.Select(field => field.Property), ServiceFields.NotCompared.Keys));

    [Fact]
    public void Every_property_of_an_edge_and_of_its_policies_is_a_field_or_left_out_with_a_reason() =>
        Assert.Equal(
            Properties(typeof(Edge), (nameof(Edge.Usage), typeof(CallUsage)), (nameof(Edge.Policies), typeof(CallPolicy))),
            Listed(EdgeFields.All.Select(field => field.Property), EdgeFields.NotCompared.Keys.Concat(PolicyFields.NotCompared.Keys.Select(name => $"{nameof(Edge.Policies)}.{name}"))));

    [Theory]
    [MemberData(nameof(Parts))]
    public void Every_property_of_a_part_of_a_policy_makes_a_difference(Type part)
    {
        foreach (var property in part.GetProperties().Where(property => property.CanWrite))
        {
            var (one, other) = (New(part), New(part));
            property.SetValue(other, Value(property.PropertyType));

            var change = EdgeChange.Between(With(one), With(other));

            Assert.True(change is { Fields: [{ } field] } && field.Before != field.After, $"{part.Name}.{property.Name}: {change?.Fields.FirstOrDefault()}");
        }
    }

    private static Edge With(object part)
    {
        var policy = new CallPolicy(Layer.Client, "test", Provenance.Declared, default) { Attempts = Attempts.Once };
        return Call with
        {
            Policies = [part switch
            {
                Backoff delay => policy with { Backoff = delay },
                Breaker breaker => policy with { Breaker = breaker },
                CallLimits limits => policy with { Limits = limits },
                _ => throw new NotSupportedException($"{part}"),
            }],
        };
    }

    private static object New(Type part) => part == typeof(Backoff) ? new Backoff(TimeSpan.FromSeconds(1)) : Activator.CreateInstance(part)!;

    private static object Value(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var number when number == typeof(int) => 7,
        var number when number == typeof(long) => 7L,
        var time when time == typeof(TimeSpan) => TimeSpan.FromSeconds(7),
        var share when share == typeof(Ratio) => new Ratio(0.07),
        var flag when flag == typeof(bool) => true,
        var unknown => throw new NotSupportedException($"Say what a {unknown.Name} may be."),
    };

    private static IEnumerable<string> Listed(params IEnumerable<string>[] lists) => lists.SelectMany(list => list).Order(StringComparer.Ordinal);

    /// <summary>Names of the properties; those of an inner record take the place of the one that holds it.</summary>
    private static IEnumerable<string> Properties(Type type, params (string Name, Type Type)[] inner) =>
        Own(type).Except(inner.Select(one => one.Name)).Concat(inner.SelectMany(one => Own(one.Type).Select(name => $"{one.Name}.{name}"))).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Own(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name);
}
