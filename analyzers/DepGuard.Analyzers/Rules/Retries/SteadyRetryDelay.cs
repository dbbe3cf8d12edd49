using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Retries;

/// <summary>DPG1205: the delay between attempts does not grow, or all callers wait equally long.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SteadyRetryDelay() : DepGuardAnalyzer(Descriptors.SteadyRetryDelay)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        if (symbols.Find("Polly.Retry.RetryStrategyOptions`1") is { } options)
        {
            var http = symbols.Find("Microsoft.Extensions.Http.Resilience.HttpRetryStrategyOptions");
            context.RegisterMemberAction(operation => AnalyzeCreation(operation, options, http), OperationKind.ObjectCreation);
            context.RegisterMemberAction(operation => AnalyzeAssignment(operation, options), OperationKind.SimpleAssignment);
        }

        if (symbols.FindAll(PollyForever.Syntaxes).Any())
            context.RegisterMemberAction(AnalyzeCall, OperationKind.Invocation);
    }

    /// <summary>Options of Polly 8, whose defaults are a constant delay without jitter; those for HTTP grow and jitter by themselves.</summary>
    private static void AnalyzeCreation(MemberOperation context, INamedTypeSymbol options, INamedTypeSymbol? http)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (!creation.Type.Is(options) || creation.Type.Is(http) || IsSet(creation, "DelayGenerator") || IsZeroDelay(creation))
            return;

        var growth = OptionSettings.Of(creation, "BackoffType");
        var jitter = OptionSettings.Of(creation, "UseJitter");
        if ((growth is not null && IsFault(growth)) || (jitter is not null && IsFault(jitter)))
            return;
        var missing = !IsSet(creation, "BackoffType") ? "does not grow" : !IsSet(creation, "UseJitter") ? "is the same for all callers" : null;
        if (missing is not null)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.SteadyRetryDelay, creation.Syntax.GetLocation(), missing));
    }

    private static bool IsSet(IObjectCreationOperation creation, string property) =>
        OptionSettings.Of(creation, property) is not null || OptionSettings.IsSetLater(creation, property);

    private static bool IsZeroDelay(IObjectCreationOperation creation) =>
        OptionSettings.Of(creation, "Delay")?.Value.Bare() is IFieldReferenceOperation { Field.Name: "Zero" };

    private static void AnalyzeAssignment(MemberOperation context, INamedTypeSymbol options)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation target && target.Property.ContainingType.Is(options) && IsFault(assignment))
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.SteadyRetryDelay, target.NameLocation(), target.Property.Name == "BackoffType" ? "does not grow" : "is the same for all callers"));
    }

    private static bool IsFault(ISimpleAssignmentOperation assignment) => (assignment.Target as IPropertyReferenceOperation)?.Property.Name switch
    {
        "BackoffType" => assignment.Value.Bare() is IFieldReferenceOperation { Field.Name: "Constant" } && !HasGenerator(assignment),
        "UseJitter" => assignment.Value.ConstantValue is { HasValue: true, Value: false } && !HasGenerator(assignment),
        _ => false,
    };

    private static bool HasGenerator(ISimpleAssignmentOperation assignment) =>
        assignment.Parent is IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation creation } && IsSet(creation, "DelayGenerator");

    /// <summary>A duration provider of Polly 7 that ignores its argument, or computes from nothing else.</summary>
    private static void AnalyzeCall(MemberOperation context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!call.TargetMethod.Name.StartsWith("WaitAndRetry", StringComparison.Ordinal) || !PolicyNames.IsPolly(call.TargetMethod))
            return;
        var given = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "sleepDurationProvider")?.Value;
        if (given?.Bare() is IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var method } } && WrittenDelay.IsPure(method))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.SteadyRetryDelay, call.NameLocation(), WrittenDelay.UsesAttempt(method) ? "is the same for all callers" : "does not grow"));
        var provider = given?.DescendantsAndSelf().OfType<IAnonymousFunctionOperation>().FirstOrDefault();
        if (provider is null || IsRandom(provider))
            return;
        var usesArgument = provider.Body.Descendants().OfType<IParameterReferenceOperation>().Any(used => provider.Symbol.Parameters.Contains(used.Parameter, SymbolEqualityComparer.Default));
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.SteadyRetryDelay, call.NameLocation(), usesArgument ? "is the same for all callers" : "does not grow"));
    }

    /// <summary>Randomness, or a method or variable that may hold it.</summary>
    private static bool IsRandom(IAnonymousFunctionOperation provider) => provider.Body.Descendants().Any(part => part switch
    {
        IInvocationOperation call => call.TargetMethod.ContainingType.Name is "Random" or "RandomNumberGenerator" || !call.TargetMethod.DeclaringSyntaxReferences.IsEmpty,
        IPropertyReferenceOperation { Property.IsIndexer: true } or IArrayElementReferenceOperation => true,
        _ => false,
    });
}
