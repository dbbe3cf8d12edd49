using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Spring.Applications;
using DepGuard.Readers.Spring.Feign;

namespace DepGuard.Readers.Spring.Policies;

/// <summary>
/// Policies that an application sets for a client by name. They govern its calls to the service of that name; the calls themselves stand in
/// code, so a name that means no known call is no problem.
/// </summary>
internal static class NamedPolicies
{
    /// <summary>One fact for each policy that states a number. Zuul's routes carry what Ribbon and Hystrix do to them.</summary>
    public static IEnumerable<Fact> Read(SpringApplication application)
    {
        var properties = application.Properties;
        var named = new ResiliencePolicies(properties).Named();
        if (!properties.Under("zuulroutes").Any())
            named = named.Concat(new RibbonPolicies(properties).Named()).Concat(new HystrixPolicies(properties).Named());
        var byName = named.Select(one => (Callee: AddressGrammar.ParseBareHost(one.Client), one.Policy));
        foreach (var (address, policy) in new FeignPolicies(application).ByCallee().Select(one => ((Address?)one.Callee, one.Policy)).Concat(byName))
            if (!policy.IsEmpty && address is { IsVariable: false } callee)
                yield return new PolicyFact([application.Service.Scope], callee, policy, $"{policy.Product} of {application.Service.Name}", Confidence.Declared)
                {
                    Callers = new HashSet<Reference> { application.Service },
                    CallsMayBeUnseen = true,
                };
    }
}
