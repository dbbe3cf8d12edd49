using DepGuard.Analyzers.Recognition.Context;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Blocking;

/// <summary>Tells the places where a blocking call holds up others than its own thread.</summary>
internal sealed class BlockingPlaces(KnownSymbols symbols, AnalyzerSettings settings)
{
    private static readonly string[] SynchronousFactories = ["GetOrAdd", "AddOrUpdate", "GetOrCreate", "AddSingleton", "TryAddSingleton", "AddKeyedSingleton"];

    private readonly INamedTypeSymbol? _lazy = symbols.Find("System.Lazy`1");
    private readonly INamedTypeSymbol? _validation = symbols.Find("Microsoft.IdentityModel.Tokens.TokenValidationParameters");
    private readonly INamedTypeSymbol? _certificateCallback = symbols.Find("System.Net.Security.RemoteCertificateValidationCallback");
    private readonly HashSet<string> _callbacks = [.. settings.List("sync_callbacks")];

    /// <summary>The place of an operation of <paramref name="member"/>, the worst that applies.</summary>
    public BlockingPlace Of(IOperation operation, ISymbol member)
    {
        var isCallback = false;
        for (var inner = operation; inner.Parent is { } outer; inner = outer)
        {
            if (outer is ILockOperation || (outer is IUsingOperation used && used.Resources.OwnDescendants().Any(IsEnter)) || (outer is IBlockOperation block && IsMonitored(block, inner)))
                return BlockingPlace.Serialised;
            if (outer is ILocalFunctionOperation)
                return isCallback ? BlockingPlace.FrameworkCallback : BlockingPlace.Usual;
            if (outer is not IAnonymousFunctionOperation lambda)
                continue;
            if (IsSerialisingFactory(lambda))
                return BlockingPlace.Serialised;
            if (!lambda.Symbol.IsAsync && IsFrameworkCallback(lambda))
                isCallback = true;
            else if (!isCallback)
                return BlockingPlace.Usual;
        }

        if (isCallback)
            return BlockingPlace.FrameworkCallback;
        return IsInitializer(member) ? BlockingPlace.Serialised
            : IsCallbackMethod(member) ? BlockingPlace.FrameworkCallback
            : BlockingPlace.Usual;
    }

    /// <summary>Static initialization runs once, and everybody else waits for it.</summary>
    private static bool IsInitializer(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.StaticConstructor }
        || (member is IFieldSymbol or IPropertySymbol && member.IsStatic);

    /// <summary>An earlier statement of the block has entered a monitor.</summary>
    private static bool IsMonitored(IBlockOperation block, IOperation inner) => MemberFacts.Of(block).Any(nameof(IsEnter), IsEnter)
        && block.Operations.TakeWhile(statement => !ReferenceEquals(statement, inner)).Any(statement =>
            statement.OwnDescendants().Any(IsEnter));

    /// <summary><c>Monitor.Enter</c>, or the same of the <c>Lock</c> of .NET 9.</summary>
    private static bool IsEnter(IOperation operation) => operation is IInvocationOperation { TargetMethod: { Name: "Enter" or "TryEnter" or "EnterScope", ContainingType: { Name: "Monitor" or "Lock" } type } }
        && type.NamespaceName() == "System.Threading";

    private bool IsSerialisingFactory(IAnonymousFunctionOperation lambda)
    {
        var user = User(lambda);
        return (user is IObjectCreationOperation creation && creation.Type?.OriginalDefinition.Is(_lazy) == true)
            || (user is IInvocationOperation call && SynchronousFactories.Contains(call.TargetMethod.Name) && !lambda.Symbol.IsAsync);
    }

    /// <summary>The call, creation or assignment that takes the lambda.</summary>
    private static IOperation? User(IAnonymousFunctionOperation lambda) =>
        lambda.WithEnclosing().Skip(1).FirstOrDefault(outer => outer is not (IDelegateCreationOperation or IConversionOperation or IArgumentOperation));

    private bool IsFrameworkCallback(IAnonymousFunctionOperation lambda) => User(lambda) switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } => IsCallbackProperty(target.Property),
        IInvocationOperation call => IsCallbackTaker(call.TargetMethod) || IsOptionsConfiguration(lambda),
        _ => lambda.Parent?.Type.Is(_certificateCallback) == true,
    };

    private bool IsCallbackProperty(IPropertySymbol property) =>
        property.ContainingType.Is(_validation)
        || property.Type.Is(_certificateCallback)
        || property.Name is "ProvidePasswordCallback" or "ServerCertificateCustomValidationCallback"
        || IsStated(property);

    private bool IsCallbackTaker(IMethodSymbol method) =>
        method.Name is "UsePasswordProvider" or "SetOAuthBearerTokenRefreshHandler" || IsStated(method);

    /// <summary><c>services.Configure&lt;T&gt;(o => …)</c>, <c>AddJwtBearer(o => …)</c>: the container runs it when options are first needed.</summary>
    private static bool IsOptionsConfiguration(IAnonymousFunctionOperation lambda) =>
        lambda.Symbol.ReturnsVoid && lambda.Symbol.Parameters.Any(parameter => parameter.Type.Name.EndsWith("Options", StringComparison.Ordinal));

    /// <summary>A method of the shape of a validation callback, or one that configures options.</summary>
    private bool IsCallbackMethod(ISymbol member) => member is IMethodSymbol { IsAsync: false, MethodKind: MethodKind.Ordinary } method
        && ((_validation is not null && IsValidation(method))
            || (method.Name is "Configure" or "PostConfigure" && method.ContainingType.AllInterfaces.Any(contract => contract.Name is "IConfigureOptions" or "IConfigureNamedOptions" or "IPostConfigureOptions")));

    /// <summary>A method with the parameters of a validation delegate, wherever it is handed over: it answers at once, and implements nothing.</summary>
    private bool IsValidation(IMethodSymbol method) =>
        !method.IsOverride && method.Parameters.Length > 1 && method.Parameters[method.Parameters.Length - 1].Type.Is(_validation)
        && !method.ReturnsVoid && method.ReturnType.Name is not ("Task" or "ValueTask") && !Functions.Implemented(method).Any();

    /// <summary>Whether the operation runs while a token is validated: whatever is asked then, is asked to authenticate.</summary>
    public bool IsInValidation(IOperation operation, ISymbol member) => _validation is not null
        && (operation.WithEnclosing().OfType<IAnonymousFunctionOperation>().Any(lambda => User(lambda) is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } && target.Property.ContainingType.Is(_validation))
            || (member is IMethodSymbol { IsAsync: false, MethodKind: MethodKind.Ordinary } method && IsValidation(method)));

    private bool IsStated(ISymbol member) => _callbacks.Count > 0 && member.OriginalDefinition.GetDocumentationCommentId() is { } id && _callbacks.Contains(id);
}
